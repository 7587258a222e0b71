using Hustings.Record;
using Hustings.Record.Archive;
using Hustings.Verification.Setup;
using Hustings.Verification.Tests.Toolkit;
using Shouldly;
using Xunit;

namespace Hustings.Verification.Tests.Setup;

/// <summary>Election, trustees and list of an archive, one document changed at a time: the check that finds it, and no other.</summary>
public sealed class SetupChecksTests : IDisposable
{
    private readonly SmallElection election = new(voters: 2, trustees: 2);
    private Ledger<Check> ledger = new(null);

    public void Dispose() => election.Dispose();

    private string Credentials => Text(election.Credentials.Bytes);

    private string Trustees => Text(election.Trustees.Bytes);

    [Fact]
    public void Setup_holds_and_needs_no_threshold_keys_where_there_is_no_group()
    {
        Found().ShouldBeNull();
        var keys = ledger.Close().Checks.Single(one => one.Check == Check.ThresholdKeys);
        (keys.State, keys.Note).ShouldBe((CheckState.NotNeeded, "no threshold group"));
        ledger.Close().Checks.Single(one => one.Check == Check.TrusteeProof).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Trustee_who_does_not_prove_to_know_a_key_is_named(int trustee)
    {
        var pok = election.Trustees.Keys[trustee].Pok;
        var other = election.Trustees.Keys[1 - trustee].Pok;
        var swapped = Trustees.Replace($"\"{pok.Response}\"", $"\"{other.Response}\"", StringComparison.Ordinal);
        Found(trustees: swapped)
            .ShouldBe((Check.TrusteeProof, $"trustee {trustee + 1}'s proof of their key does not hold"));
    }

    [Fact]
    public void Key_of_the_election_is_that_of_its_trustees_together()
    {
        using var other = new SmallElection(voters: 2, trustees: 2, seed: "other");
        Found(trustees: Text(other.Trustees.Bytes))
            .ShouldBe((Check.CombinedKey, "the election's key is not the trustees' keys combined"));
    }

    [Theory]
    [InlineData("order 2", "a point outside the prime-order subgroup")]
    [InlineData("not on the curve", "a group element that is not on the curve")]
    [InlineData("y not below p", "a group element that is not its own canonical encoding")]
    public void Element_that_is_none_is_found_as_that_in_key_trustees_and_list(string what, string words)
    {
        var bad = BadPoints.All.Single(point => point.What == what).Hex;
        Found(credentials: Put(Credentials, election.Credentials.Points[1], bad))
            .ShouldBe((Check.CredentialsValid, words));
        Found(trustees: Put(Trustees, election.Trustees.Keys[1].Key, bad)).ShouldBe((Check.TrusteeKey, words));
        Found(election: Put(Text(election.Election.Bytes), election.Election.PublicKey.Point, bad))
            .ShouldBe((Check.ElectionKey, words));
    }

    [Fact]
    public void Credential_that_stands_twice_or_is_nobodys_is_found_as_that()
    {
        var (first, second) = (election.Credentials.Points[0], election.Credentials.Points[1]);
        Found(credentials: Put(Credentials, second, first.ToString()))
            .ShouldBe((Check.CredentialsDistinct, "the same credential twice"));
        Found(credentials: Put(Credentials, second, BadPoints.Identity))
            .ShouldBe((Check.CredentialsValid, "the neutral element as a credential"));
        Found(credentials: Credentials + " ").ShouldBe((Check.CredentialsCanonical, "bytes after the document"));
        Found(credentials: "{}")!.Value.Check.ShouldBe(Check.CredentialsCanonical);
    }

    private (Check Check, string Words)? Found(
        string? election = null,
        string? trustees = null,
        string? credentials = null
    )
    {
        byte[][] data =
        [
            Bytes(election ?? Text(this.election.Election.Bytes)),
            Bytes(trustees ?? Trustees),
            Bytes(credentials ?? Credentials),
        ];
        var refers = new SetupData(Fingerprint.Hex(data[0]), Fingerprint.Hex(data[1]), Fingerprint.Hex(data[2]));
        using var archive = new LooseArchive();
        archive.Event(EventType.Setup, [.. data, refers.ToBytes()]);
        ledger = new(null);
        foreach (var check in Enum.GetValues<Check>())
        {
            ledger.Expect(check, 0);
        }
        new SetupChecks(archive.Content, ledger).Run(archive.Map.Events[0]);
        var (_, first, failures) = ledger.Close();
        failures.ShouldBe(first is null ? 0 : 1);
        return first is null ? null : (first.Check, first.Explanation);
    }

    private static string Put(string document, Cryptography.Point was, string now) =>
        document.Replace(was.ToString(), now, StringComparison.Ordinal);

    private static string Text(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
