using Hustings.Contest.Roll;
using Hustings.Contest.Storage;
using Hustings.Record.Definitions;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Hustings.Server.Officers;

namespace Hustings.Server.Notices;

/// <summary>What officers see of the notices, and may do (docs/spec/officers-api.md, "Notices").</summary>
public static class NoticeEndpoints
{
    public static void AddNotices(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<NoticeBook>();
        services.AddSingleton<NoticeWorker>();
        if (options.Notices is not null)
        {
            services.AddHostedService(provider => provider.GetRequiredService<NoticeWorker>());
        }
    }

    /// <exception cref="InvalidDataException">Notices are to be sent, and the contacts are missing or cannot be used.</exception>
    public static void MapNotices(this WebApplication app)
    {
        Check(app);
        app.MapGet("/api/notices", List);
        app.MapGet("/api/notices/{id}.csv", CsvAsync);
        app.MapPost(
            "/api/notices/{id}/retry",
            (HttpContext context, NoticeBook book, string id) => DoAsync(context, () => book.RetryAsync(id))
        );
        app.MapPost(
            "/api/notices/{id}/handed-over",
            (HttpContext context, NoticeBook book, string id) => DoAsync(context, () => book.HandedOverAsync(id))
        );
    }

    // Said at the start, not on the evening when the times change.
    private static void Check(WebApplication app)
    {
        var services = app.Services;
        var contest = services.GetRequiredService<ContestOffice>();
        if (services.GetRequiredService<ServerOptions>().Notices is null || contest.State.Erased)
        {
            return;
        }

        var path = ContactList.PathIn(services.GetRequiredService<ContestFiles>().Folder);
        try
        {
            ContactList.Read(path);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            ((IDisposable)app).Dispose();
            throw new InvalidDataException(
                fault is InvalidDataException
                    ? fault.Message
                    : $"Notices need {path}; make it with: hustings roll contacts.",
                fault
            );
        }
    }

    private static IResult List(HttpContext context, NoticeBook book)
    {
        context.Response.Headers.CacheControl = "no-store";
        return OfficerGuard.IsOfficer(context)
            ? OfficerRequest.Json(book.All.Select(batch => Shown(book, batch)))
            : OfficerRequest.Refuse(OfficerFault.NoSession);
    }

    private static object Shown(NoticeBook book, NoticeBatch batch) =>
        new
        {
            id = batch.Id,
            subject = new { en = batch.SubjectEn, fr = batch.SubjectFr },
            time = batch.Time,
            recipients = batch.Recipients,
            sent = batch.Sent,
            failed = batch.Failed,
            done = batch.Done,
            failures = (batch.Failed == 0 ? [] : book.Failures(batch.Id)).Select(one => new
            {
                reason = NoticeFailures.Code(one.Failure),
                words = NoticeFailures.Words(one.Failure),
                count = one.Count,
            }),
        };

    private static async Task<IResult> DoAsync(HttpContext context, Func<Task<OfficerFault?>> act)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!OfficerGuard.MayOrder(context))
        {
            return OfficerRequest.Refuse(OfficerFault.NoSession);
        }

        if (!MaySee(context))
        {
            return OfficerRequest.Refuse(OfficerFault.WrongOfficer);
        }

        try
        {
            return await act().ConfigureAwait(false) is { } fault
                ? OfficerRequest.Refuse(fault)
                : OfficerRequest.Json(new { status = "done" });
        }
        catch (StorageUnavailableException)
        {
            return OfficerRequest.Refuse(OfficerFault.Storage);
        }
    }

    private static async Task CsvAsync(HttpContext context, NoticeBook book, string id)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        var batch = book.Find(id);
        var contacts = batch is null ? null : book.Recipients(id);
        var fault =
            !OfficerGuard.IsOfficer(context) ? OfficerFault.NoSession
            : !MaySee(context) ? OfficerFault.WrongOfficer
            : batch is null ? NoticeFaults.Unknown
            : contacts is null ? NoticeFaults.Erased
            : null;
        if (fault is not null)
        {
            await OfficerRequest.Refuse(fault).ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{batch!.Id}.csv\"";
        foreach (var part in book.Csv(batch, contacts!).Chunk(200))
        {
            await response.WriteAsync(string.Concat(part), context.RequestAborted).ConfigureAwait(false);
        }
    }

    // The list of all members: the returning officer's and the registrar's business only.
    private static bool MaySee(HttpContext context)
    {
        var officers = context.RequestServices.GetRequiredService<ContestOffice>().State.Definition.Officers;
        return OfficerGuard.Session(context) is { } session
            && officers.FirstOrDefault(one => one.Id == session.Officer)?.Role
                is OfficerRole.ReturningOfficer
                    or OfficerRole.Registrar;
    }
}
