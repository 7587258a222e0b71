using Hustings.Contest;
using Hustings.Contest.Casting;
using Hustings.Contest.Orders;
using Hustings.Contest.Storage;
using Hustings.Record;
using Hustings.Record.Definitions;
using Hustings.Record.Minutes;
using Hustings.Server.Storage;

namespace Hustings.Server.Contests;

/// <summary>
/// Carries out <c>prepare</c>: election and list follow from the minutes, the voids and the boxes of excluded stages, so making them again
/// after a crash makes the same. The files come first, the note with the box afterwards in one commit.
/// </summary>
public sealed class StageMaker(ContestOffice office, ContestFiles files)
{
    /// <summary>Makes election and list of a stage whose <c>prepare</c> was ordered, and writes the note.</summary>
    /// <returns>False if it is not due any more, or the voids grew meanwhile; then it is tried again.</returns>
    /// <exception cref="StorageUnavailableException">Not confirmed by the disk.</exception>
    public async Task<bool> PrepareAsync(string id)
    {
        var state = office.State;
        if (state.Stage(id) is not { } stage || !IsDue(stage))
        {
            return false;
        }

        var voids = Chains.Voids(state.Definition.Id, office.Store.ReadVoids(0));
        var election = Elect(state, stage);
        var list = StageList.Of(
            files.Table,
            stage.Definition,
            state.ActiveSpares,
            voids,
            [.. stage.Definition.Excludes.SelectMany(other => Voters(state, other))]
        );
        var credentials = PublicCredentials.Create(list.Points);
        files.KeepStage(election, credentials);
        return await office
            .WriteAsync(sitting =>
            {
                if (
                    sitting.State.Stage(id) is not { } now
                    || !IsDue(now)
                    || now.Definition != stage.Definition
                    || sitting.Contest.VoidsHeight != voids.Count
                )
                {
                    return false;
                }

                sitting.Contest.AddBox(
                    new BoxSettings(
                        election.Uuid,
                        id,
                        stage.Definition.Policy == VotingPolicy.Once ? VotePolicy.Once : VotePolicy.Last,
                        LogLine.Genesis(election.Uuid, election.Fingerprint)
                    ),
                    BoxGate.Waiting(now.Windows)
                );
                sitting.Add(
                    new Note.Prepared(
                        id,
                        election.Fingerprint,
                        credentials.Hash,
                        list.Rows.Count,
                        sitting.VoidsHead,
                        voids.Count
                    )
                );
                return true;
            })
            .ConfigureAwait(false);
    }

    /// <summary>The election of a stage as its ballot was ordered.</summary>
    public Election Elect(ContestState state, StageStanding stage) =>
        StageElection.Of(state.Definition, stage.Definition, stage.Candidates!, files.Trustees.CombinedKey);

    private static bool IsDue(StageStanding stage) =>
        stage is { Step: StagePhase.Planned, Candidates: not null, Prepared: null };

    private List<CredentialKey> Voters(ContestState state, string id)
    {
        if (state.Stage(id) is not { } stage || office.Store.Box(stage.Definition.Uuid) is not { } box)
        {
            return [];
        }

        var struck = stage.Struck.Select(strike => strike.Ballot).ToHashSet(StringComparer.Ordinal);
        var voters = new List<CredentialKey>();
        foreach (var ballot in box.ReadBallots())
        {
            if (struck.Count > 0 && struck.Contains(Fingerprint.Hex(ballot)))
            {
                continue;
            }

            if (
                Ballot.TryReadHead(ballot, out var head) != DocumentFault.None
                || !CredentialKey.TryRead(head.Credential, out var key)
            )
            {
                throw new StorageUnavailableException("A stored ballot cannot be read.");
            }

            voters.Add(key);
        }

        return voters;
    }
}
