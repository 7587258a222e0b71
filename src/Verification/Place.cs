namespace Hustings.Verification;

/// <summary>Where in the archive a check looks.</summary>
/// <param name="Height">The event's height; null for the archive as a whole.</param>
/// <param name="Hash">Hex of the event, or of data that stands before its event.</param>
internal readonly record struct Place(long? Height, string? Hash)
{
    public static Place Archive => default;
}
