#!/usr/bin/env bash
# Understanding beside the JavaScript peers (nlu.js: node-nlp, reco.js: the recognisers' own port), all on one core, in one run; the store is only read.
# usage: understand.sh PEERS CASES [OUT]    PEERS: the folder with nlu.js and reco.js; CASES: the recognisers' cases as JSON lines. Needs Node, taskset, Python.
set -euo pipefail
peers=$(realpath -m "$1")
cases=$(realpath -m "$2")
out=$(realpath -m "${3:-understand.log}")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${BENCH_WORK:-$(mktemp -d)}
mkdir -p "$work/bench" "$work/jsbot" "$work/data/Specs"
dotnet publish "$root/bot" -c Release -o "$work/bot" -v q -nologo >/dev/null
dotnet publish "$here" -c Release -o "$work/understand" -v q -nologo >/dev/null
[ -d "$work/jsbot/node_modules" ] || (cd "$work/jsbot" && npm install --no-audit --no-fund node-nlp@4.27.0 @microsoft/recognizers-text-suite@1.3.1 >/dev/null)
cp "$peers/nlu.js" "$peers/reco.js" "$work/bench/"
chmod -R u+w "$work/bench"
ln -sfn "$work/jsbot/node_modules" "$work/bench/node_modules"
# Both peers read files of their own form: the training utterances as they stand, and the cases sorted back into the specification's folders.
python3 - "$root/prompts" "$here" "$cases" "$work/data" <<'PYTHON'
import glob, json, os, sys
prompts, here, cases, data = sys.argv[1:]
train = [[line.strip(), os.path.basename(os.path.dirname(file))] for file in sorted(glob.glob(prompts + "/*/utterances.zh.txt")) for line in open(file, encoding="utf-8") if line.strip() and line[0] not in "#@"]
texts = [text for file in ("questions", "notes") for text in json.load(open(f"{here}/{file}.json", encoding="utf-8"))]
json.dump({"train": train, "test": [[text, ""] for text in texts * 20], "lang": "zh"}, open(data + "/sales.json", "w"))
places = {"datetime": ("DateTime", "DateTimeModel"), "currency": ("NumberWithUnit", "CurrencyModel"), "number": ("Number", "NumberModel"), "percent": ("Number", "PercentModel"), "ordinal": ("Number", "OrdinalModel"), "dimension": ("NumberWithUnit", "DimensionModel")}
files = {(domain, culture, model): [] for domain, model in places.values() for culture in ("Chinese", "English")}
for line in open(cases, encoding="utf-8"):
    case = json.loads(line)
    if case["kind"] in places and case.get("mode", "default") == "default":
        domain, model = places[case["kind"]]
        files[domain, "Chinese" if case["lang"] == "zh" else "English", model].append({"Input": case["text"], "Context": {"ReferenceDateTime": case["reference_time"]} if case.get("reference_time") else None, "Results": []})
for (domain, culture, model), found in files.items():
    os.makedirs(f"{data}/Specs/{domain}/{culture}", exist_ok=True)
    json.dump(found, open(f"{data}/Specs/{domain}/{culture}/{model}.json", "w"))
PYTHON
rm -f "$work"/sales.db*
(cd "$root" && Data__Path="$work/sales.db" dotnet "$work/bot/SalesAssistant.Bot.dll" demo >/dev/null)
python3 -c "import json,sys; json.dump([t for f in ('questions','notes') for t in json.load(open(f'$here/{f}.json', encoding='utf-8'))], open('$work/texts.json','w'))"
{
  echo "load $(cut -d' ' -f1-3 /proc/loadavg)"
  (cd "$work/bench" && taskset -c 0 node nlu.js sales 1)
  (cd "$work/bench" && taskset -c 0 node reco.js 3 | grep timing)
  taskset -c 0 dotnet "$work/understand/SalesAssistant.Benchmarks.dll" understand --store "$work/sales.db" --texts "$work/texts.json" --rounds 50 --customers 100000 --recognize "$cases"
  echo "load $(cut -d' ' -f1-3 /proc/loadavg)"
} | tee "$out"
