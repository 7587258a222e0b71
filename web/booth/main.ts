// The voting booth.
export {};
