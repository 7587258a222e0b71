using BenchmarkDotNet.Running;
using Hustings.Bench;

// `hustings bench` without arguments says what there is; BenchmarkDotNet's own options pass through `micro`.
return args switch
{
    ["micro", .. string[] rest] => Micro(rest),
    ["ballot", .. string[] rest] => BallotBench.Run(rest),
    ["profile", .. string[] rest] => BallotProfile.Run(rest),
    ["shuffle" or "decrypt" or "ranking", .. string[] rest] => RankingBench.Run(rest),
    ["verify", .. string[] rest] => VerifyBench.Run(rest),
    ["intake" or "refusals", .. string[] rest] => RefusalBench.Run(rest),
    ["archive", .. string[] rest] => LargeArchive.Run(rest),
    _ => Usage(),
};

static int Micro(string[] rest)
{
    BenchmarkSwitcher.FromAssembly(typeof(FieldBenchmarks).Assembly).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
    return 0;
}

static int Usage()
{
    Console.WriteLine(
        "hustings bench ballot [COUNT]   CPU time to check one incoming ballot, beside the reference tool"
    );
    Console.WriteLine("hustings bench verify [COUNT]   a tallied archive from end to end, beside the reference tool");
    Console.WriteLine(
        "hustings bench shuffle [COUNT]  rankings: shuffle, decrypt, and verify beside the reference tool"
    );
    Console.WriteLine("hustings bench profile [COUNT]  where the time of checking one ballot goes");
    Console.WriteLine("hustings bench intake [COUNT]   CPU time to refuse or take one ballot, by reason");
    Console.WriteLine("hustings bench archive COUNT FILE  a valid archive of that many ballots, to measure verify");
    Console.WriteLine("hustings bench micro [OPTIONS]  field, group and proofs (BenchmarkDotNet)");
    return 2;
}
