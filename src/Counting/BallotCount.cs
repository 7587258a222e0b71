using System.Collections.Immutable;
using Hustings.Counting.Accounts;
using Hustings.Counting.Ballots;
using Hustings.Counting.Pairwise;
using Hustings.Counting.Rules;
using Hustings.Counting.Transfers;

namespace Hustings.Counting;

/// <summary>Counts plain ballots by a rule. The same ballots, rule and options always give the same account.</summary>
public static class BallotCount
{
    /// <returns>A result, or an account whose <see cref="CountAccount.Refusal"/> says why there is none.</returns>
    public static CountAccount Run(BallotSet ballots, CountRule rule, CountOptions options)
    {
        CountAccount account = new()
        {
            Rule = rule,
            Options = options,
            Ballots = ballots,
        };
        IReadOnlyList<CountRefusal> problems = OptionCheck.Problems(rule, options);
        if (problems.Count > 0)
            return account with { Refusal = problems[0] };
        return rule switch
        {
            CountRule.Schulze => SchulzeCount.Run(account),
            CountRule.Plurality => PluralityCount.Run(account),
            _ when options.WinnerElectionMode == WinnerElectionMode.MultiPassIrv => Passes(account),
            _ => Transferred(account),
        };
    }

    private static CountAccount Transferred(CountAccount account)
    {
        TransferCount count = new(account.Ballots, account.Options, account.Ballots.Excluded);
        CountRefusal? refusal = count.Run();
        return account with { Rounds = [.. count.Rounds(pass: 1)], Elected = count.Elected, Refusal = refusal };
    }

    /// <summary>One instant-runoff for each seat, without those who won before.</summary>
    private static CountAccount Passes(CountAccount account)
    {
        CountOptions single = account.Options with
        {
            NumberOfWinners = 1,
            WinnerElectionMode = WinnerElectionMode.SingleWinnerMajority,
        };
        ImmutableArray<int> elected = [];
        ImmutableArray<CountRound> rounds = [];
        int standing = Enumerable
            .Range(0, account.Ballots.Candidates.Length)
            .Count(c => c != account.Ballots.UndeclaredWriteIns && !account.Ballots.Excluded.Contains(c));
        int seats = Math.Min(account.Options.NumberOfWinners, Math.Max(standing, 1));
        for (int pass = 1; pass <= seats; pass++)
        {
            TransferCount count = new(account.Ballots, single, account.Ballots.Excluded.Concat(elected));
            CountRefusal? refusal = count.Run();
            rounds = rounds.AddRange(count.Rounds(pass));
            elected = elected.AddRange(count.Elected);
            if (refusal is not null)
                return account with { Rounds = rounds, Elected = elected, Refusal = refusal };
        }
        return account with { Rounds = rounds, Elected = elected };
    }
}
