using System.Globalization;
using Hustings.Gate.Admission;
using Hustings.Server.Console;
using Hustings.Server.Contests;
using Hustings.Server.Officers;
using Hustings.Server.Post;

namespace Hustings.Server.Help;

/// <summary><c>POST /api/help/passes</c> (docs/spec/officers-api.md, "Help desk").</summary>
public static class HelpEndpoints
{
    public static void MapHelp(this WebApplication app) => app.MapPost("/api/help/passes", MakeAsync);

    private static async Task<IResult> MakeAsync(HttpContext context, ContestFiles files, HelpPass passes)
    {
        if (OfficerRights.Fault(context, OfficerRights.Codes) is { } forbidden)
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

            var (row, several) = CredentialFinder.Find(files.Table, credential);
            if (row < 0)
            {
                return OfficerRequest.Refuse(several ? PostFaults.Ambiguous : PostFaults.UnknownCredential);
            }

            var (pass, ends) = passes.Make(row);
            return OfficerRequest.Json(
                new
                {
                    pass,
                    expires = ends.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                }
            );
        }
    }
}
