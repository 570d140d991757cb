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
  // A run tells how far it is; a lost stream is taken up again where it ended, a dead server is said after five seconds.
  var job = document.querySelector("[data-job]");
  if (job && job.dataset.over === "0" && window.EventSource) {
    var stream = new EventSource("/jobs/" + job.dataset.job + "/events"), words = job.querySelector("[data-words]"), bar = job.querySelector("[data-bar]"), gone = 0;
    stream.onmessage = function (event) {
      clearTimeout(gone); gone = 0;
      var told = JSON.parse(event.data);
      if (told.kind !== "step") { stream.close(); location.reload(); return; }
      words.textContent = told.words + (told.parts ? "（" + told.part + "/" + told.parts + "）" : "");
      if (told.of) { bar.max = told.of; bar.value = told.n; }
    };
    stream.onerror = function () {
      if (!gone) gone = setTimeout(function () { words.textContent = "工作台没有回答：它可能关掉了，请重新运行 bidkit serve"; }, 5000);
    };
  }
  // Words that are marked on the buyer's page become the words of a new demand.
  var target = document.querySelector("[data-marked]");
  if (target) document.addEventListener("selectionchange", function () {
    var chosen = document.getSelection(), at = chosen.anchorNode;
    if (!at || !at.parentElement || !at.parentElement.closest(".sheet")) return;
    var said = chosen.toString();
    if (said.trim()) target.value = /[\u4e00-\u9fff]/.test(said) ? said.replace(/\s+/g, "") : said.trim();
  });
  var box = document.querySelector("[data-keys-off]");
  if (box) {
    box.checked = off();
    box.addEventListener("change", function () { try { localStorage.setItem("keys", box.checked ? "off" : "on"); } catch (e) { /* no storage: keys stay on */ } });
  }
})();
