namespace Hustings.Record;

/// <summary>What a look at a ballot's signature found, before the rest of the ballot was read.</summary>
public enum SignatureFinding
{
    /// <summary>The credential signed exactly these bytes.</summary>
    Holds,

    /// <summary>It did not.</summary>
    Fails,

    /// <summary>The bytes do not end as a ballot does: a full reading names the fault.</summary>
    Unreadable,
}
