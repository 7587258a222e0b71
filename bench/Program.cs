using BenchmarkDotNet.Running;
using Hustings.Bench;

// `hustings bench` without arguments says what there is; BenchmarkDotNet's own options pass through `micro`.
return args switch
{
    ["micro", .. string[] rest] => Micro(rest),
    ["ballot", .. string[] rest] => BallotBench.Run(rest),
    ["refusals", .. string[] rest] => RefusalBench.Run(rest),
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
    Console.WriteLine("hustings bench refusals [COUNT]  CPU time to refuse one ballot, by reason");
    Console.WriteLine("hustings bench archive COUNT FILE  a valid archive of that many ballots, to measure verify");
    Console.WriteLine("hustings bench micro [OPTIONS]  field, group and proofs (BenchmarkDotNet)");
    return 2;
}
