#!/bin/sh
# Makes the archives in this folder, each election from beginning to end with belenios-tool alone.
#   HUSTINGS_BELENIOS_TOOL=/path/to/belenios-tool ./make.sh
# Every run draws new keys, so it replaces all archives. The last voter of each election votes twice; the last vote counts.
set -eu
export BELENIOS_USE_URANDOM=1
tool=${HUSTINGS_BELENIOS_TOOL:?path of belenios-tool 3.0}
here=$(cd "$(dirname "$0")" && pwd)

# election NAME QUESTIONS VOTE... : one voter for each vote but the last, which is the last voter's second vote
election() {
    name=$1 questions=$2
    shift 2
    work=$(mktemp -d)
    cd "$work"
    uuid=$("$tool" setup generate-token)
    i=1
    while [ "$i" -lt "$#" ]; do
        echo "voter$i" >> voters.txt
        i=$((i + 1))
    done
    "$tool" setup generate-credentials --uuid "$uuid" --group Ed25519 --file voters.txt > /dev/null
    mv ./*.pubcreds public_creds.json
    mv ./*.privcreds private_creds.json
    for _ in 1 2; do
        "$tool" setup generate-trustee-key --group Ed25519 > /dev/null 2>&1
    done
    cat ./*.pubkey > public_keys.jsons
    "$tool" setup make-trustees
    printf '{"description":"%s","name":"%s","questions":%s}' 'Élection d’essai: \"/\\\"' "$name" "$questions" > template.json
    "$tool" setup make-election --uuid "$uuid" --group Ed25519 --template template.json
    "$tool" archive init
    i=1
    for vote in "$@"; do
        [ "$i" -lt "$#" ] && sed 's/[{}"]//g; s/,/\n/g' private_creds.json | sed -n "${i}s/.*://p" > code
        echo "$vote" > choice
        "$tool" election generate-ballot --privcred code --choice choice > ballot
        "$tool" archive add-event --type=Ballot < ballot
        i=$((i + 1))
    done
    "$tool" archive add-event --type=EndBallots < /dev/null
    "$tool" election compute-encrypted-tally | "$tool" archive add-event --type=EncryptedTally
    n=1
    for key in ./*.privkey; do
        "$tool" election decrypt --privkey "$key" --trustee-id "$n" > part
        "$tool" archive add-event --type=PartialDecryption < part
        n=$((n + 1))
    done
    "$tool" election compute-result | "$tool" archive add-event --type=Result
    "$tool" election verify > /dev/null 2>&1
    mv "$uuid.bel" "$here/$name.bel"
    cd "$here"
    rm -rf "$work"
}

question() { # ANSWERS MIN MAX [BLANK]
    printf '{"answers":%s,%s"min":%s,"max":%s,"question":"Who?"}' "$1" "${4:+\"blank\":$4,}" "$2" "$3"
}
one='["Ann"]' three='["Ann","Bob","Cleo"]' five='["Ann","Bob","Cleo","Dan","Eve"]'

election one-candidate "[$(question "$one" 0 1)]" '[[1]]' '[[0]]' '[[1]]'
election one-candidate-blank "[$(question "$one" 1 1 true)]" '[[0,1]]' '[[0,1]]' '[[1,0]]'
election three-candidates "[$(question "$three" 1 1)]" '[[1,0,0]]' '[[0,1,0]]' '[[0,0,1]]' '[[0,1,0]]'
election three-candidates-blank "[$(question "$three" 1 1 true)]" '[[1,0,0,0]]' '[[0,0,1,0]]' '[[0,0,0,1]]' '[[0,1,0,0]]'
election five-candidates "[$(question "$five" 1 1 false)]" '[[1,0,0,0,0]]' '[[0,0,0,0,1]]' '[[0,0,0,1,0]]' '[[0,0,0,0,1]]'
election five-candidates-two-blank "[$(question "$five" 0 2 true)]" '[[1,0,0,0,0,0]]' '[[0,1,0,0,0,1]]' '[[0,0,0,0,0,0]]' '[[0,0,0,1,0,0]]'
election three-candidates-two "[$(question "$three" 0 2)]" '[[1,1,0]]' '[[0,0,0]]' '[[0,0,1]]' '[[0,1,1]]'
election two-questions "[$(question "$three" 0 2),$(question "$one" 1 1 true)]" '[[1,1,0],[0,1]]' '[[0,0,1],[1,0]]' '[[0,1,1],[0,1]]'
