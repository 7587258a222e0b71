using System.Text.Json;

namespace Hustings.Verification;

/// <summary>
/// The account of all checks: how often each had to be carried out, and what came of it. Every check runs through
/// <see cref="Run"/>, so an exception or a cancellation inside one is its failure; and a check that did not run as often
/// as it had to is a failure as well. Thread-safe.
/// </summary>
/// <typeparam name="TCheck">The closed list of checks that it accounts for.</typeparam>
internal class Ledger<TCheck>(Func<TCheck, Sabotage>? sabotage)
    where TCheck : struct, Enum
{
    private static readonly TCheck[] All = Enum.GetValues<TCheck>();

    private readonly Account[] accounts = [.. All.Select(_ => new Account())];
    private readonly Lock gate = new();
    private Failure<TCheck>? first;
    private long failures;

    /// <summary>The first failure says nothing against the archive: this verifier cannot read it.</summary>
    public bool Unreadable { get; private set; }

    public static string NameOf(TCheck check) => JsonNamingPolicy.SnakeCaseLower.ConvertName(check.ToString());

    /// <summary>How often a check has to be carried out. Said by whoever counted the things to check.</summary>
    public void Expect(TCheck check, long times) => accounts[Of(check)].Expected = times;

    /// <summary>Carries out one check.</summary>
    /// <param name="find">Gives what is wrong, or null.</param>
    /// <returns>Whether the check was not seen to fail.</returns>
    public bool Run(TCheck check, Place place, Func<Finding?> find)
    {
        Finding? wrong;
        try
        {
            var kind = sabotage?.Invoke(check) ?? Sabotage.None;
            Sabotaged(kind);
            wrong = find();
            if (kind == Sabotage.Lose)
            {
                return true;
            }
        }
        catch (OperationCanceledException)
        {
            wrong = "the check was cancelled";
        }
        catch (Exception e)
        {
            wrong = $"the check itself failed: {e.GetType().Name}: {e.Message}";
        }
        if (wrong is null)
        {
            Interlocked.Increment(ref accounts[Of(check)].Passed);
            return true;
        }
        Fail(check, place, wrong);
        return false;
    }

    /// <summary>Carries out checks of one thing in order; after the first that fails the others are skipped.</summary>
    public bool RunInOrder(Place place, params ReadOnlySpan<(TCheck Check, Func<Finding?> Find)> checks)
    {
        var good = true;
        foreach (var (check, find) in checks)
        {
            if (good)
            {
                good = Run(check, place, find);
            }
            else
            {
                Skip(check);
            }
        }
        return good;
    }

    public void Fail(TCheck check, Place place, Finding wrong)
    {
        Interlocked.Increment(ref accounts[Of(check)].Failed);
        lock (gate)
        {
            failures++;
            accounts[Of(check)].Note ??= wrong.Words;
            var failure = new Failure<TCheck>(check, NameOf(check), place.Height, place.Hash, wrong.Words);
            if (first is null || Rank(failure) < Rank(first))
            {
                first = failure;
                Unreadable = wrong.Unreadable;
            }
        }
    }

    /// <summary>A check that cannot be carried out here because an earlier one failed.</summary>
    public void Skip(TCheck check) => Interlocked.Increment(ref accounts[Of(check)].Skipped);

    /// <summary>A check that has nothing to look at yet.</summary>
    public void NotYet(TCheck check, string reason)
    {
        accounts[Of(check)].Expected = 0;
        accounts[Of(check)].Note ??= reason;
    }

    /// <summary>A check of something that this election does not have.</summary>
    public void NotNeeded(TCheck check, string reason)
    {
        accounts[Of(check)].Expected = 0;
        accounts[Of(check)].Needed = false;
        accounts[Of(check)].Note ??= reason;
    }

    /// <summary>
    /// Closes the account: the state of every check, the first failure (lowest event, then the list's order), how many.
    /// </summary>
    public (IReadOnlyList<CheckResult<TCheck>> Checks, Failure<TCheck>? First, long Failures) Close()
    {
        foreach (var check in All)
        {
            var account = accounts[Of(check)];
            var done = account.Passed + account.Failed + account.Skipped;
            if (account.Expected is not { } expected)
            {
                // Never reached: only right if an earlier failure explains it.
                if (first is null)
                {
                    Unaccounted(check, "the check was never carried out");
                }
            }
            else if (done != expected)
            {
                Unaccounted(check, $"carried out {done} of {expected} times");
            }
        }
        return ([.. All.Select(Result)], first, failures);
    }

    private CheckResult<TCheck> Result(TCheck check)
    {
        var account = accounts[Of(check)];
        var state =
            account.Failed > 0 ? CheckState.Failed
            : account.Expected is null || account.Skipped > 0 ? CheckState.NotReached
            : !account.Needed ? CheckState.NotNeeded
            : account.Expected == 0 && account.Note is not null ? CheckState.NotYet
            : CheckState.Passed;
        var note = state == CheckState.NotReached ? account.Note ?? "an earlier check failed" : account.Note;
        return new CheckResult<TCheck>(check, NameOf(check), state, account.Passed, note);
    }

    /// <summary>Failures of the archive as a whole come first, then those of the lowest event.</summary>
    private static Int128 Rank(Failure<TCheck> failure) => ((Int128)(failure.Height ?? -1) * 1000) + Of(failure.Check);

    /// <summary>Place of a check in its list; the lists are numbered from 0.</summary>
    private static int Of(TCheck check) => Array.IndexOf(All, check);

    /// <summary>A check that was not carried out: a failure, but one that was seen is told rather than this.</summary>
    private void Unaccounted(TCheck check, string wrong)
    {
        accounts[Of(check)].Failed++;
        accounts[Of(check)].Note ??= wrong;
        failures++;
        first ??= new Failure<TCheck>(check, NameOf(check), null, null, wrong);
    }

    private static void Sabotaged(Sabotage kind)
    {
        if (kind == Sabotage.Throw)
        {
            throw new InvalidOperationException("sabotage");
        }
        if (kind == Sabotage.Cancel)
        {
            throw new OperationCanceledException();
        }
    }

    private sealed class Account
    {
        public long? Expected;
        public long Passed;
        public long Failed;
        public long Skipped;
        public bool Needed = true;
        public string? Note;
    }
}
