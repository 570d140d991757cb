# What every pretended soffice shares: its version, the documents it was given, and a PDF it can write.
version=${version:-7.4.7.2}
outdir=
documents=
while [ $# -gt 0 ]; do
    case "$1" in
        --version) echo "LibreOffice $version 40(Build:2)"; exit 0 ;;
        --outdir) outdir=$2; shift ;;
        *.docx) documents="$documents $1" ;;
    esac
    shift
done
[ -n "$FAKE_LOG" ] && echo "call$documents" | sed 's#/[^ ]*/##g' >> "$FAKE_LOG"

pdf_for() { echo "$outdir/$(basename "$1" .docx).pdf"; }

write_pdf() {
    printf '%%PDF-1.6\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\nstartxref\n9\n%%%%EOF\n' > "$(pdf_for "$1")"
}
