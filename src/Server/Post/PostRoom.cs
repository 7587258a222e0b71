using System.Buffers.Binary;
using Hustings.Contest;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Credentials;
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
    private const int ShortestPrefix = 10;
    private static readonly EnvelopeAnswer Unknown = Refused(PostFaults.UnknownCredential);

    /// <summary>Receives one envelope.</summary>
    /// <param name="credential">Public half of the code in any stage, or a beginning of it that fits one code only.</param>
    /// <param name="stageId">The stage; null if only one can be meant.</param>
    /// <exception cref="StorageUnavailableException">Not confirmed by the disk.</exception>
    public async Task<EnvelopeAnswer> ReceiveAsync(string credential, string? stageId)
    {
        var (row, several) = Find(credential.Trim().ToLowerInvariant());
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

    // A whole credential is looked up; a beginning is compared with every cell, which for a million takes milliseconds.
    private (int Row, bool Several) Find(string credential)
    {
        var table = files.Table;
        if (credential.Length is < ShortestPrefix or > 64 || !credential.All(char.IsAsciiHexDigitLower))
        {
            return (-1, false);
        }

        if (credential.Length == 64)
        {
            return CredentialKey.TryRead(System.Text.Encoding.ASCII.GetBytes(credential), out var key)
                ? (table.RowOf(key), false)
                : (-1, false);
        }

        // The first 16 digits are the first number of a key in the order of its bytes; shorter beginnings leave low bits open.
        var digits = Math.Min(credential.Length, 16);
        var shift = 64 - (4 * digits);
        var wanted = Convert.ToUInt64(credential[..digits], 16);
        var found = -1;
        for (var row = 0; row < table.Rows; row++)
        {
            for (var column = 0; column < table.Stages.Count; column++)
            {
                var cell = table.Cell(row, column);
                if (
                    BinaryPrimitives.ReverseEndianness(cell.A) >> shift != wanted
                    || !cell.ToString().StartsWith(credential, StringComparison.Ordinal)
                    || found == row
                )
                {
                    continue;
                }

                if (found >= 0)
                {
                    return (-1, true);
                }

                found = row;
            }
        }

        return (found, false);
    }

    private static EnvelopeAnswer Refused(OfficerFault fault) => new(fault, -1, -1, null);
}
