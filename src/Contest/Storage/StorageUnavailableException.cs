namespace Hustings.Contest.Storage;

/// <summary>
/// Storage did not confirm a change or could not be read: the disk is full, the database is locked, the device fails.
/// Nothing may be acknowledged; repeating the same change later is harmless.
/// </summary>
public sealed class StorageUnavailableException : Exception
{
    public StorageUnavailableException(string message, Exception? inner)
        : base(message, inner) { }

    public StorageUnavailableException() { }

    public StorageUnavailableException(string message)
        : base(message) { }
}
