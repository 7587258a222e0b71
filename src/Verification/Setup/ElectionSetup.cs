using Hustings.Record;

namespace Hustings.Verification.Setup;

/// <summary>What the Setup event sets up; each part is null if it could not be read.</summary>
internal sealed record ElectionSetup(Election? Election, TrusteeKeys? Trustees, PublicCredentials? Credentials);
