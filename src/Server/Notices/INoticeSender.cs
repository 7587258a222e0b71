using Hustings.Contest.Roll;

namespace Hustings.Server.Notices;

/// <summary>One notice to one member, in that member's language.</summary>
/// <param name="Id">The same whenever this notice is tried again, so that the other side can drop a double; no personal data.</param>
internal sealed record Notice(string Id, Contact To, string Subject, string Words);

/// <summary>A way to send, used by one lane: one notice after another.</summary>
internal interface INoticeSender : IDisposable
{
    /// <summary>Null when the other side took the notice. Whatever the other side says comes back as a kind of failure.</summary>
    Task<NoticeFailure?> SendAsync(Notice notice);
}
