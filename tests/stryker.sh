#!/usr/bin/env bash
# tests/stryker.sh Cryptography|Verification|Counting [MINUTES]: mutants of a room's code against its tests (docs/mutation.md).
# Not part of ./hustings test: it takes hours. Needs what the tests need (`./hustings test` once), and works on a copy under
# .hustings/stryker/. A further start goes on where the last one ended; remove .hustings/stryker/ROOM to begin anew.
set -euo pipefail

room=$1 minutes=${2:-600}
root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$root/.hustings/stryker/$room
tree=$work/tree
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Left out: what starts other programs, and what takes minutes.
case $room in
  Cryptography) projects=(Cryptography Record) skipped=(KnownAnswersTests) ;;
  Verification)
    projects=(Verification)
    skipped=(MutationScoreTests ToolArchiveTests OurArchiveTests ParserFuzzTests BadElementTests BytesMutationTests)
    ;;
  Counting) projects=(Counting) skipped=(ReferenceToolTests) ;;
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

if [[ ! -e $work/report.json ]]; then make_mutants; fi
dotnet build "$root/tests/mutants.cs" -o "$root/.hustings/mutants" --nologo -v quiet
for project in "${projects[@]}"; do
  node "$root/tests/stryker.mjs" list "$work" >"$work/list.txt"
  code=75
  # 75: a mutant did not come to an end. 134 and the like: it ended the process. Both are noted, and the next one has its turn.
  while [[ $code -ne 0 && $code -ne 3 ]]; do
    code=0
    dotnet "$root/.hustings/mutants/mutants.dll" "$work/list.txt" "$work/results-$project" \
      "$tree/run-$project/Hustings.$project.Tests.dll" "$minutes" 20000 "${skipped[@]}" || code=$?
  done
done
node "$root/tests/stryker.mjs" report "$work"
