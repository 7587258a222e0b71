// What a voter's browser needs of the protocol, and nothing else.
export * from "./ballot";
export { bytesToHex, fingerprint, hexToBytes, isLowerHex, sha256 } from "./bytes";
export * from "./election";
export * from "./log";
export * from "./random";
export { isRanking } from "./ranking";
export * from "./receipt";
export * from "./request";
export * from "./votingCode";
