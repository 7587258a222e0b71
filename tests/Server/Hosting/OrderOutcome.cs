namespace Hustings.Server.Tests.Hosting;

/// <summary>What became of an order that a test gave.</summary>
public enum OrderOutcome
{
    Done,
    AlreadyDone,
    NotPossible,
    StorageUnavailable,
}
