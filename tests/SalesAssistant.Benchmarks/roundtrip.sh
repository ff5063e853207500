#!/usr/bin/env bash
# A turn through the Api, and through the Teams door (from the activity to the reply at the connector, every message stored), beside the JavaScript bots of $SALES_SHARED/bench, interleaved: the server on CPU 0, the load on CPU 1.
# usage: roundtrip.sh ROUNDS OUT.jsonl    (needs Node, taskset, the shared benches; loopback only)
set -euo pipefail
rounds=${1:-3}
out=$(realpath -m "${2:-roundtrip.jsonl}")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
shared=$(realpath -m "${SALES_SHARED:-$root/../shared}")
work=${BENCH_WORK:-$(mktemp -d)}
mkdir -p "$work"
dotnet publish "$root/bot" -c Release -o "$work/bot" -v q -nologo >/dev/null
dotnet publish "$here" -c Release -o "$work/load" -v q -nologo >/dev/null
dotnet publish "$shared/bench/LoadGen" -c Release -o "$work/LoadGen" -v q -nologo >/dev/null
cp -r "$shared/bench/jsbot" "$work/" 2>/dev/null || true
chmod -R u+w "$work/jsbot"
[ -d "$work/jsbot/node_modules" ] || (cd "$work/jsbot" && npm install --no-audit --no-fund >/dev/null)
server="dotnet $work/bot/SalesAssistant.Bot.dll"
export Data__Path="$work/sales.db" Api__RequestsPerSecond=0 Logging__LogLevel__Default=Warning
rm -f "$work"/sales.db*
$server demo >/dev/null
rep=$(sqlite3 "$work/sales.db" "SELECT Number FROM Users WHERE Role = 'Rep' ORDER BY Number LIMIT 1" 2>/dev/null || echo U-000006)
key=$($server key create "$rep")
for round in $(seq "$rounds"); do
  for kind in echo intent; do
    (cd "$work/jsbot" && exec taskset -c 0 node bot.js 21978 $kind restify) >"$work/js.out" 2>&1 & pid=$!
    for _ in $(seq 150); do grep -q '"pid"' "$work/js.out" && break; sleep 0.2; done
    for c in 16 1 64; do
      timeout 90 taskset -c 1 dotnet "$work/LoadGen/LoadGen.dll" url=http://127.0.0.1:21978/api/messages stub=25555 c=$c n=2000 warm=500 pid=$pid texts="$work/jsbot/texts.json" label="js-$kind" maxs=25 >>"$out"
    done
    kill $pid; wait $pid 2>/dev/null || true
  done
  cp "$work/sales.db" "$work/run.db"
  Data__Path="$work/run.db" ASPNETCORE_URLS=http://127.0.0.1:21979 taskset -c 0 $server serve >"$work/serve.out" 2>&1 & pid=$!
  for _ in $(seq 100); do curl -sf -o /dev/null http://127.0.0.1:21979/health/ready && break; sleep 0.2; done
  for texts in questions notes; do
    for c in 16 1 64; do
      timeout 120 taskset -c 1 dotnet "$work/load/SalesAssistant.Benchmarks.dll" api --url http://127.0.0.1:21979 --key "$key" --texts "$here/$texts.json" --c $c --n 3000 --warm 2000 --pid $pid --label "api-$texts" >>"$out"
    done
  done
  kill $pid; wait $pid 2>/dev/null || true
  # As the JavaScript bots: no tokens, a connector of the load's own, which nobody has to be paced for.
  rm -f "$work"/run.db*; cp "$work/sales.db" "$work/run.db"
  dotnet "$work/load/SalesAssistant.Benchmarks.dll" teams-people --store "$work/run.db" --who "$rep"
  ASPNETCORE_ENVIRONMENT=Development Demo__SeedWhenEmpty=false Teams__RequestsPerSecond=0 Data__Path="$work/run.db" ASPNETCORE_URLS=http://127.0.0.1:21980 taskset -c 0 $server serve >"$work/serve.out" 2>&1 & pid=$!
  for _ in $(seq 100); do curl -sf -o /dev/null http://127.0.0.1:21980/health/ready && break; sleep 0.2; done
  for texts in questions notes; do
    for c in 16 1 64; do
      timeout 120 taskset -c 1 dotnet "$work/load/SalesAssistant.Benchmarks.dll" teams --url http://127.0.0.1:21980/api/messages --connector 25556 --texts "$here/$texts.json" --c $c --n 3000 --warm 2000 --pid $pid --label "teams-$texts" >>"$out"
    done
  done
  kill $pid; wait $pid 2>/dev/null || true
  rm -f "$work"/run.db*
  echo "round $round done, load $(cut -d' ' -f1 /proc/loadavg)"
done
