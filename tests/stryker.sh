#!/usr/bin/env bash
# tests/stryker.sh Cryptography|Verification|Counting [MINUTES [again]]: mutants of a room's code against its tests (docs/mutation.md).
# Not part of ./hustings test: it takes hours. Needs what the tests need (`./hustings test` once), and works on a copy under
# .hustings/stryker/. A further start goes on where the last one ended; `again` takes the tests as they are now and judges the
# survivors anew; remove .hustings/stryker/ROOM to begin from the start.
set -euo pipefail

room=$1 minutes=${2:-600} again=${3:-}
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$root/.hustings/stryker/$room
tree=$work/tree
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# All mutants meet the quick tests; survivors meet the slow ones too. Left out for good: what starts other programs, and the fuzzing of readers.
case $room in
  Cryptography) projects=(Cryptography Record) slow=() skipped=(KnownAnswersTests) ;;
  Verification)
    projects=(Verification)
    slow=(
      MutationScoreTests BadElementTests BytesMutationTests FieldMutationTests EventMutationTests ForgedFactorTests HostileBytesTests
      LostResultTests SabotageTests ContestSabotageTests ContestRecordTests UnlawfulOrderTests
    )
    skipped=(ToolArchiveTests OurArchiveTests ParserFuzzTests)
    ;;
  Counting) projects=(Counting) slow=() skipped=(ReferenceToolTests) ;;
  *) echo "no such room: $room" >&2 && exit 2 ;;
esac

# Group arithmetic is not mutated, and with Stryker's switches inside it would be fifty times slower: a project of its own, here.
split_arithmetic() {
  mkdir -p src/Arithmetic
  for part in Group Interop Secrets DiscreteLog.cs; do mv "src/Cryptography/$part" src/Arithmetic/; done
  sed -e 's#<InternalsVisibleTo Include="hustings-bench" />#<InternalsVisibleTo Include="Hustings.Cryptography" />#' \
    src/Cryptography/Hustings.Cryptography.csproj >src/Arithmetic/Hustings.Arithmetic.csproj
  sed -i 's#</Project>#<ItemGroup><ProjectReference Include="../Arithmetic/Hustings.Arithmetic.csproj" /></ItemGroup></Project>#' \
    src/Cryptography/Hustings.Cryptography.csproj
  sed -i 's#<DisableTransitiveProjectReferences>true#<DisableTransitiveProjectReferences>false#' Directory.Build.props
}

# Stryker makes the mutants. It gets one test that touches nothing, so that its own runner is done at once; the assembly with all
# mutants in it is taken from beside that test before Stryker puts the original back.
make_mutants() {
  rm -rf "$work" && mkdir -p "$tree"
  (cd "$root" && git ls-files -co --exclude-standard -z | tar --null -T - -cf - | tar -xf - -C "$tree")
  cd "$tree"
  dotnet tool restore >/dev/null
  if [[ $room == Cryptography ]]; then split_arithmetic; fi
  for project in "${projects[@]}"; do
    dotnet build "tests/$project" -c Release --nologo -v quiet
    cp -r "tests/$project/bin/Release/net10.0" "run-$project"
  done
  cd "tests/$room"
  find . -name '*.cs' -not -path './obj/*' -delete
  printf 'public class Nothing { [Xunit.Fact] public void Is_touched() { } }\n' >Nothing.cs
  dotnet build -c Release --nologo -v quiet
  local built=bin/Release/net10.0/Hustings.$room.dll original
  original=$(sha256sum <"$built")
  dotnet dotnet-stryker -O "$work/list" >"$work/stryker.log" 2>&1 &
  local stryker=$!
  while kill -0 $stryker 2>/dev/null; do
    if [[ -e $built && $(sha256sum <"$built") != "$original" ]]; then cp "$built" "$work/next.dll" && keep_largest; fi
    sleep 0.2
  done
  wait $stryker
  cp "$work/list/reports/mutation-report.json" "$work/report.json"
  for project in "${projects[@]}"; do cp "$work/mutated.dll" "$tree/run-$project/Hustings.$room.dll"; done
}

keep_largest() {
  if [[ ! -e $work/mutated.dll || $(stat -c %s "$work/next.dll") -gt $(stat -c %s "$work/mutated.dll") ]]; then
    cp "$work/next.dll" "$work/mutated.dll"
  fi
}

# The tests as they are now, beside the assembly with the mutants; the mutated code stays as it was.
take_tests() {
  (cd "$root" && git ls-files -co --exclude-standard -z tests vectors | tar --null -T - -cf - | tar -xf - -C "$tree")
  rm -f "$tree/tests/$room/Nothing.cs"
  for project in "${projects[@]}"; do
    dotnet build "$tree/tests/$project" -c Release --nologo -v quiet
    rm -rf "$tree/run-$project"
    cp -r "$tree/tests/$project/bin/Release/net10.0" "$tree/run-$project"
    cp "$work/mutated.dll" "$tree/run-$project/Hustings.$room.dll"
  done
  rm -f "$work"/results-*.reach
  node "$root/tests/stryker.mjs" forget "$work"
}

# judge PROJECT RESULTS BUDGET [CLASS...]: those that nothing has killed yet, by a project's tests but for those named; a mutant that has
# taken BUDGET seconds stays open.
judge() {
  local project=$1 results=$2 budget=$3 code=75 before
  shift 3
  touch "$work/results-$results"
  node "$root/tests/stryker.mjs" list "$work" >"$work/list.txt"
  # 75: a mutant did not come to an end. 134 and the like: it ended the process. Both are noted, and the next one has its turn.
  while [[ $code -ne 0 && $code -ne 3 ]]; do
    code=0
    before=$(wc -l <"$work/results-$results")
    dotnet "$root/.hustings/mutants/mutants.dll" "$work/list.txt" "$work/results-$results" \
      "$tree/run-$project/Hustings.$project.Tests.dll" "$minutes" "$budget" "$@" || code=$?
    if [[ $code -ne 0 && $(wc -l <"$work/results-$results") -eq $before ]]; then return "$code"; fi
  done
}

if [[ ! -e $work/report.json ]]; then make_mutants; elif [[ $again == again ]]; then take_tests; fi
dotnet build "$root/tests/mutants.cs" -o "$root/.hustings/mutants" --nologo -v quiet
for project in "${projects[@]}"; do judge "$project" "$project" 3 "${skipped[@]}" "${slow[@]}"; done
# Of the sampled tests the smallest sample: one of every kind of change.
export HUSTINGS_LONG=4294967295
for project in "${projects[@]}"; do judge "$project" "$project-slow" 3600 "${skipped[@]}"; done
node "$root/tests/stryker.mjs" report "$work"
