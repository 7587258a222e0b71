using System.Text;
using Hustings.Contest.Casting;
using Hustings.Record;
using Hustings.Record.Credentials;

namespace Hustings.Contest;

/// <summary>One stage whose ballot and list are fixed.</summary>
public sealed record PreparedStage(
    StageInfo Info,
    Election Election,
    TrusteeKeys Trustees,
    PublicCredentials Credentials,
    CredentialTable Table,
    PinTable Pins
)
{
    /// <summary>The voting code's row in the credential table, -1 if it is none of this stage's column.</summary>
    public int RowOf(Credential credential) =>
        CredentialKey.TryRead(Encoding.ASCII.GetBytes(credential.ToString()), out var key)
            ? Table.RowOf(Info.Uuid, key)
            : -1;
}
