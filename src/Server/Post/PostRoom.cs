using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Contests;

namespace Hustings.Server.Post;

/// <summary>What became of an envelope that was scanned.</summary>
/// <param name="Row">The code's row in the credential table.</param>
/// <param name="Void">Height of the line in the voids.</param>
/// <param name="Strike">The ballot that the envelope replaces and two officers are to strike, hex.</param>
public sealed record EnvelopeAnswer(OfficerFault? Fault, int Row, int Void, string? Strike);

/// <summary>
/// Receives postal envelopes. Whether the code has voted, and the line that makes it void, are one decision with every ballot of the
/// contest: of an envelope and an online ballot of one code exactly one wins, whichever the published policy says.
/// </summary>
public sealed class PostRoom(ContestOffice office, ContestFiles files)
{
    private static readonly EnvelopeAnswer Unknown = Refused(PostFaults.UnknownCredential);

    /// <summary>Receives one envelope.</summary>
    /// <param name="credential">Public half of the code in any stage, or a beginning of it that fits one code only.</param>
    /// <param name="stageId">The stage; null if only one can be meant.</param>
    /// <exception cref="StorageUnavailableException">Not confirmed by the disk.</exception>
    public async Task<EnvelopeAnswer> ReceiveAsync(string credential, string? stageId)
    {
        var (row, several) = CredentialFinder.Find(files.Table, credential);
        if (row < 0)
        {
            return several ? Refused(PostFaults.Ambiguous) : Unknown;
        }

        return await office.WriteAsync(sitting => Decide(sitting, row, stageId)).ConfigureAwait(false);
    }

    private static EnvelopeAnswer Decide(Sitting sitting, int row, string? stageId)
    {
        var state = sitting.State;
        var current = state
            .Stages.Where(stage => stage.Step is StagePhase.Prepared or StagePhase.Open or StagePhase.Paused)
            .ToList();
        var stage =
            stageId is not null ? current.Find(one => one.Id == stageId)
            : current.Count == 1 ? current[0]
            : null;
        if (stage is null)
        {
            return Refused(
                stageId is not null && state.Stage(stageId) is null ? OfficerFault.UnknownStage : PostFaults.Closed
            );
        }

        var window = stage.Windows.FirstOrDefault(one => one.Channel == Channel.Post);
        if (window is not null && (window.Opens > sitting.Time || window.Closes <= sitting.Time))
        {
            return Refused(PostFaults.Closed);
        }

        foreach (var known in sitting.Contest.Voids(row).Where(known => known.Stage is null || known.Stage == stage.Id))
        {
            return Refused(known.Cause == VoidCause.Post ? PostFaults.AlreadyReceived : PostFaults.CodeVoid);
        }

        var policy = state.Definition.PostOnline;
        if (policy == PostOnline.OnlineWins && stage.PhaseAt(sitting.Time) != StagePhase.Closed)
        {
            return Refused(PostFaults.Waits);
        }

        var struck = stage.Struck.Select(strike => strike.Ballot).ToHashSet(StringComparer.Ordinal);
        var ballots = sitting
            .Contest.BallotsOf(stage.Definition.Uuid, row)
            .Where(ballot => !struck.Contains(Convert.ToHexStringLower(ballot.Span)))
            .ToList();
        if (ballots.Count > 0 && policy != PostOnline.PostWins)
        {
            return Refused(PostFaults.VotedOnline);
        }

        foreach (var ballot in ballots)
        {
            sitting.Contest.AddDueStrike(new(stage.Id, row, ballot));
        }

        var height = sitting.Add(new VoidEntry(row, VoidCause.Post, stage.Id));
        return new(null, row, height, ballots.Count == 0 ? null : Convert.ToHexStringLower(ballots[^1].Span));
    }

    private static EnvelopeAnswer Refused(OfficerFault fault) => new(fault, -1, -1, null);
}
