using Hustings.Contest.Storage;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Hustings.Server.Officers;

namespace Hustings.Server.Post;

/// <summary><c>POST /api/post/envelopes</c> (docs/spec/officers-api.md, "Post").</summary>
public static class PostEndpoints
{
    public static void AddPost(this IServiceCollection services) => services.AddSingleton<PostRoom>();

    public static void MapPost(this WebApplication app) => app.MapPost("/api/post/envelopes", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(HttpContext context, PostRoom room)
    {
        if (OfficerRights.Fault(context, OfficerRights.Envelopes) is { } forbidden)
        {
            return OfficerRequest.Refuse(forbidden);
        }

        var (body, fault) = await OfficerRequest.JsonAsync(context).ConfigureAwait(false);
        using (body)
        {
            if (body is null || OfficerRequest.Text(body.RootElement, "credential") is not { } credential)
            {
                return OfficerRequest.Refuse(fault ?? OfficerFault.Malformed);
            }

            try
            {
                var answer = await room.ReceiveAsync(credential, OfficerRequest.Text(body.RootElement, "stage"))
                    .ConfigureAwait(false);
                return answer.Fault is not null
                    ? OfficerRequest.Refuse(answer.Fault)
                    : OfficerRequest.Json(
                        new
                        {
                            status = "received",
                            row = answer.Row,
                            @void = answer.Void,
                            strike = answer.Strike,
                        }
                    );
            }
            catch (StorageUnavailableException)
            {
                return OfficerRequest.Refuse(OfficerFault.Storage);
            }
        }
    }
}
