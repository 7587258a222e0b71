using System.Net;
using System.Net.Mail;
using System.Text;

namespace Hustings.Server.Notices;

/// <summary>Sends e-mail through the party's mail server (docs/decisions/notices.md). One connection serves many notices.</summary>
internal sealed class SmtpSender(SmtpWay way, TimeSpan patience, TimeProvider time) : INoticeSender
{
    private const int FirstPermanent = 500;
    private const int FirstOfLogin = 530;
    private const int LastOfLogin = 539;
    private SmtpClient? client;

    public async Task<NoticeFailure?> SendAsync(Notice notice)
    {
        if (!MailAddress.TryCreate(notice.To.Email, out var to))
        {
            return NoticeFailure.NoAddress;
        }

        using var message = new MailMessage(new MailAddress(way.From), to)
        {
            Subject = notice.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = notice.Words,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{notice.Id}@{message.From!.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        client ??= Connect();
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            await client.SendMailAsync(message, limit.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            Drop();
            return NoticeFailure.TimedOut;
        }
        catch (SmtpException failure)
        {
            // The connection may stand anywhere in the dialogue: the next notice gets a new one.
            Drop();
            return Kind(failure);
        }
    }

    public void Dispose() => Drop();

    private SmtpClient Connect() =>
        new(way.Host, way.Port)
        {
            EnableSsl = way.StartTls,
            Credentials = way.User is null ? null : new NetworkCredential(way.User, way.Password),
        };

    private void Drop()
    {
        client?.Dispose();
        client = null;
    }

    private static NoticeFailure Kind(SmtpException failure)
    {
        var status = (int)failure.StatusCode;
        return status switch
        {
            >= FirstOfLogin and <= LastOfLogin => NoticeFailure.NotAllowed,
            >= FirstPermanent => failure is SmtpFailedRecipientException
            || failure.StatusCode is SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.MailboxUnavailable
                ? NoticeFailure.AddressRefused
                : NoticeFailure.Refused,
            > 0 => NoticeFailure.Busy,
            // No answer was understood: the line broke, or encryption could not be agreed.
            _ => failure.InnerException is null or System.Security.Authentication.AuthenticationException
                ? NoticeFailure.NotAllowed
                : NoticeFailure.Unreachable,
        };
    }
}
