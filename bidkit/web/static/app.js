"use strict";
// Keys: read by place on the keyboard, so that an input method neither swallows nor makes one.
(function () {
  var off = function () { try { return localStorage.getItem("keys") === "off"; } catch (e) { return false; } };
  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || off()) return;
    var at = event.target;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) {
      if (event.key === "Escape") at.blur();
      return;
    }
    if (event.key === "?") { location.href = "/help"; return; }
    var field = document.querySelector("[data-key-focus='" + event.code + "']");
    if (field) {
      var box = field.closest("details");
      if (box) box.open = true;
      field.focus(); event.preventDefault(); return;
    }
    var found = document.querySelector("[data-key='" + event.code + "']");
    if (found) { event.preventDefault(); found.click(); }
  });
  document.addEventListener("click", function (event) {
    var asked = event.target.closest("[data-ask]");
    if (asked && !window.confirm(asked.getAttribute("data-ask"))) event.preventDefault();
  });
  // A form is sent once: a second press while the first is under way would meet a row that is gone.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form").forEach(function (form) { delete form.dataset.sent; });
  });
  var box = document.querySelector("[data-keys-off]");
  if (box) {
    box.checked = off();
    box.addEventListener("change", function () { try { localStorage.setItem("keys", box.checked ? "off" : "on"); } catch (e) { /* no storage: keys stay on */ } });
  }
})();
