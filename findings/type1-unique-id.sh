#!/usr/bin/env bash
# Two conversions of one document by LibreOffice differ in the font programs of the PDF.
#
# Guess:    apart from the date and the ids, the same document converted by the same LibreOffice gives the same PDF.
# Fact:     a CFF face (Noto CJK) is embedded as a Type 1 program, and each program gets a /UniqueID that counts on
#           through the life of the process: a document after another one has other numbers than alone. The number
#           stands twice, in the clear part and in the part that eexec encrypts. As that cipher feeds on its own
#           output, every byte behind the number differs too, so comparing the files shows nothing but noise; decoded,
#           the programs are equal but for the number. Pages look and read the same.
#           Since every process begins at 4100001, two PDFs made apart hold unlike programs of one number: once they
#           are merged, a PostScript printer that caches glyphs by UniqueID may draw one font with the other's.
# Versions: LibreOffice 7.4.7.2 (Debian 12), fonts-noto-cjk, pypdf 7.1.1, fonttools 4.68.0, Python 3.11
# Date:     2026-11-30
# Cure:     drop /UniqueID from both parts (it is optional) and set Length1 and Length2 anew.
#
# Exits 0 when LibreOffice behaves as above, 1 when it does not, 2 when something to run this with is missing.
set -euo pipefail

command -v soffice >/dev/null || { echo "soffice is not installed"; exit 2; }
[ -n "$(fc-list "Noto Serif CJK SC")" ] || { echo "the font Noto Serif CJK SC is not installed"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1 fonttools==4.68.0

document() { # name, text
    cat > "$work/$1.fodt" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:font-face-decls>
  <style:font-face style:name="serif" svg:font-family="'Noto Serif CJK SC'"/>
 </office:font-face-decls>
 <office:automatic-styles>
  <style:style style:name="P1" style:family="paragraph">
   <style:text-properties style:font-name="serif" style:font-name-asian="serif"/>
  </style:style>
 </office:automatic-styles>
 <office:body><office:text><text:p text:style-name="P1">$2</text:p></office:text></office:body>
</office:document>
XML
}
document other 另一份文件
document same 同样的内容

convert() { # folder, documents in order
    local folder=$work/$1
    shift
    soffice "-env:UserInstallation=file://$work/profile" --headless --norestore --convert-to pdf \
        --outdir "$folder" "$@" >/dev/null 2>&1
}
convert alone "$work/same.fodt"
convert after "$work/other.fodt" "$work/same.fodt"

echo "version: $(soffice --version)"
"$work/venv/bin/python" - "$work/alone/same.pdf" "$work/after/same.pdf" <<'PYTHON'
import re
import sys

import pypdf
from fontTools.misc import eexec

NUMBER = rb"/UniqueID (\d+) def"


def programs(path):
    """Return each Type 1 program as (stream, clear part, decrypted part), and everything else of the pages."""
    reader = pypdf.PdfReader(path)
    held = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    for found in held:
        if isinstance(found, pypdf.generic.StreamObject) and "/Length2" in found:
            data, first, second = found.get_data(), found["/Length1"], found["/Length2"]
            yield data, data[:first], eexec.decrypt(data[first : first + second], 55665)[0]


alone, after = (list(programs(path)) for path in sys.argv[1:])
if not alone or len(alone) != len(after):
    sys.exit(f"behaviour: CHANGED, {len(alone)} and {len(after)} Type 1 programs")
clear = [[int(re.search(NUMBER, font[1])[1]) for font in fonts] for fonts in (alone, after)]
hidden = [[int(re.search(NUMBER, font[2])[1]) for font in fonts] for fonts in (alone, after)]
bare = [[[re.sub(NUMBER, b"", part) for part in font[1:]] for font in fonts] for fonts in (alone, after)]
differing = sum(a != b for a, b in zip(alone[0][0], after[0][0]))
print(f"output: UniqueID alone {clear[0]}, after another document {clear[1]}; decrypted {hidden[0]} and {hidden[1]}")
print(f"output: {differing} of {len(alone[0][0])} bytes of the first program differ")
print(f"output: without the number the decoded programs are {'equal' if bare[0] == bare[1] else 'NOT equal'}")
as_told = clear == hidden and clear[0] != clear[1] and bare[0] == bare[1]
print(f"behaviour: {'as in the header' if as_told else 'CHANGED'}")
sys.exit(0 if as_told else 1)
PYTHON
