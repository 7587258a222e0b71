using Hustings.Record;
using Hustings.Verification.Structure;

namespace Hustings.Verification.Setup;

/// <summary>The election, its trustees and its list of credentials, and that they belong together.</summary>
internal sealed class SetupChecks(ArchiveContent content, Ledger<Check> ledger)
{
    private Place place;

    public ElectionSetup Run(MappedEvent setup)
    {
        place = setup.Place;
        // The structure's checks saw that all three are there.
        var data = SetupData.TryRead(content.Read(setup.Data[^1]), out var refers);
        if (data != DocumentFault.None)
        {
            throw new InvalidOperationException("the setup changed while it was being read");
        }
        var election = CheckElection(setup, refers!);
        var trustees = CheckTrustees(setup, refers!, election);
        return new ElectionSetup(election, trustees, CheckCredentials(setup, refers!, election));
    }

    private Election? CheckElection(MappedEvent setup, SetupData refers)
    {
        Expect(1, Check.ElectionCanonical, Check.ElectionKey, Check.ElectionFingerprint, Check.ElectionMark);
        var fault = Election.TryRead(Find(setup, refers.Election), out var election);
        ledger.RunInOrder(
            place,
            (Check.ElectionCanonical, () => Except(fault, [DocumentFault.KeyIdentity, .. Elements])),
            (Check.ElectionKey, () => Only(fault, [DocumentFault.KeyIdentity, .. Elements])),
            (
                Check.ElectionFingerprint,
                () => election!.Hash == refers.Election ? null : "the setup names another election"
            ),
            (Check.ElectionMark, () => Finding.Of(election!.MarkFault))
        );
        return election;
    }

    private TrusteeKeys? CheckTrustees(MappedEvent setup, SetupData refers, Election? election)
    {
        Expect(1, Check.TrusteesCanonical, Check.TrusteeKey, Check.CombinedKey);
        ledger.Expect(Check.ThresholdKeys, 0);
        var fault = TrusteeKeys.TryRead(Find(setup, refers.Trustees), out var trustees);
        var good = ledger.RunInOrder(
            place,
            (Check.TrusteesCanonical, () => Except(fault, [DocumentFault.KeyIdentity, .. Elements])),
            (Check.TrusteeKey, () => Only(fault, [DocumentFault.KeyIdentity, .. Elements]))
        );
        if (trustees is null)
        {
            ledger.Expect(Check.TrusteeProof, 1);
            ledger.Skip(Check.TrusteeProof);
            ledger.Skip(Check.CombinedKey);
            return null;
        }
        ledger.Expect(Check.TrusteeProof, trustees.Keys.Count);
        for (var i = 0; i < trustees.Keys.Count; i++)
        {
            var (trustee, number) = (trustees.Keys[i], i + 1);
            ledger.Run(
                Check.TrusteeProof,
                place,
                () => trustee.ProofHolds() ? null : $"trustee {number}'s proof of their key does not hold"
            );
        }
        CheckThresholdKeys(trustees);
        if (election is null || !good)
        {
            ledger.Skip(Check.CombinedKey);
            return trustees;
        }
        ledger.Run(
            Check.CombinedKey,
            place,
            () =>
                election.PublicKey.Point == trustees.CombinedKey
                    ? null
                    : "the election's key is not the trustees' keys combined"
        );
        return trustees;
    }

    private void CheckThresholdKeys(TrusteeKeys trustees)
    {
        var groups = trustees.Items.OfType<ThresholdTrustees>().ToList();
        ledger.Expect(Check.ThresholdKeys, groups.Count);
        foreach (var group in groups)
        {
            ledger.Run(Check.ThresholdKeys, place, () => Finding.Of(group.Parameters.Check()));
        }
        if (groups.Count == 0)
        {
            ledger.NotNeeded(Check.ThresholdKeys, "no threshold group");
        }
    }

    private PublicCredentials? CheckCredentials(MappedEvent setup, SetupData refers, Election? election)
    {
        Expect(
            1,
            Check.CredentialsCanonical,
            Check.CredentialsValid,
            Check.CredentialsDistinct,
            Check.CredentialsWeights
        );
        var fault = PublicCredentials.TryRead(Find(setup, refers.Credentials), out var credentials);
        ledger.RunInOrder(
            place,
            (
                Check.CredentialsCanonical,
                () => Except(fault, [DocumentFault.DuplicateCredential, DocumentFault.CredentialIdentity, .. Elements])
            ),
            (Check.CredentialsValid, () => Only(fault, [DocumentFault.CredentialIdentity, .. Elements])),
            (Check.CredentialsDistinct, () => Only(fault, DocumentFault.DuplicateCredential)),
            (
                Check.CredentialsWeights,
                () =>
                    credentials!.Weighted && election?.Questions.Any(q => q.Kind == QuestionKind.NonHomomorphic) == true
                        ? "weights in an election with answers that are opened one by one"
                        : null
            )
        );
        return credentials;
    }

    private static readonly DocumentFault[] Elements =
    [
        DocumentFault.PointNotCanonical,
        DocumentFault.PointNotOnCurve,
        DocumentFault.PointNotInSubgroup,
    ];

    private byte[] Find(MappedEvent setup, string hash)
    {
        var wanted = Sha256Value.Parse(hash);
        return content.Read(setup.Data.First(data => data.Hash == wanted));
    }

    private void Expect(long times, params ReadOnlySpan<Check> checks)
    {
        foreach (var check in checks)
        {
            ledger.Expect(check, times);
        }
    }

    private static Finding? Only(DocumentFault fault, params DocumentFault[] mine) =>
        mine.Contains(fault) ? Finding.Of(fault) : null;

    private static Finding? Except(DocumentFault fault, params DocumentFault[] others) =>
        others.Contains(fault) ? null : Finding.Of(fault);
}
