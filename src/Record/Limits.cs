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

    public const int DefinitionBytes = 1 << 20;

    /// <summary>One line of the minutes: an order that activates many spare rows is the longest.</summary>
    public const int MinuteBytes = 1 << 20;

    public const int VoidBytes = 512;

    /// <summary>Stages of a contest, as columns of a credential table.</summary>
    public const int Stages = 64;

    /// <summary>Columns beside the encrypted box, steps of a tie-break, origins.</summary>
    public const int Columns = 16;
    public const int Officers = 100;

    /// <summary>Characters of a text in one language.</summary>
    public const int WordingLength = 20_000;

    /// <summary>Characters of a person's name or a phone number.</summary>
    public const int NameLength = 200;

    /// <summary>Characters of an origin, a time zone, a domain.</summary>
    public const int PlainLength = 300;

    /// <summary>Ten years.</summary>
    public const int Days = 3650;

    /// <summary>Minutes by which a stage can be extended: about ten weeks.</summary>
    public const int Minutes = 100_000;

    /// <summary>No document of the record is nested deeper.</summary>
    public const int Depth = 16;
}
