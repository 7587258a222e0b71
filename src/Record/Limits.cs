namespace Hustings.Record;

/// <summary>Bounds that no honest document comes near, so that hostile ones cost little.</summary>
public static class Limits
{
    public const int ElectionBytes = 1 << 20;
    public const int TrusteesBytes = 1 << 20;

    /// <summary>About two million credentials.</summary>
    public const int CredentialsBytes = 128 << 20;
    public const int BallotBytes = 1 << 20;
    public const int TallyBytes = 512 << 20;
    public const int PartialDecryptionBytes = 1 << 30;
    public const int ResultBytes = 256 << 20;

    /// <summary>Headers, events, and the small structures that refer to other data.</summary>
    public const int SmallBytes = 1024;

    public const int ShuffleBytes = 1 << 30;

    /// <summary>Ballots of one election whose answers are shuffled.</summary>
    public const int Ballots = 1 << 21;

    public const int Questions = 64;

    /// <summary>Candidates per question.</summary>
    public const int Answers = 255;

    /// <summary>Largest <c>max</c> of a question, hence the longest proof of a range.</summary>
    public const int Max = 255;
    public const int Trustees = 100;

    /// <summary>No document of the record is nested deeper.</summary>
    public const int Depth = 16;
}
