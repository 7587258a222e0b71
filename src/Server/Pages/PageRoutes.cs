using Hustings.Server.Stages;
using Microsoft.AspNetCore.Components;

namespace Hustings.Server.Pages;

/// <summary>Registers what pages need, and maps public pages.</summary>
public static class PageRoutes
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddSingleton<PageAssets>();
        services.AddSingleton<PageWriter>();
        services.AddSingleton<PublicPages>();

        // Accented letters as they are; the characters that matter to HTML are always encoded.
        services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
    }

    /// <summary>A page about the contest as a whole; its frame is that of the stage in hand.</summary>
    public static void MapPublicPage<TPage>(this IEndpointRouteBuilder routes, string path)
        where TPage : IComponent =>
        routes.MapMethods(
            path,
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, StageDirectory stages) => WriteAsync<TPage>(context, path, stages.Current())
        );

    /// <summary>A page of one stage at <c>/{name}/{uuid}</c>.</summary>
    public static void MapStagePage<TPage>(this IEndpointRouteBuilder routes, string name)
        where TPage : IComponent =>
        routes.MapMethods(
            $"/{name}/{{uuid}}",
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, StageDirectory stages, string uuid) =>
                stages.TryGet(uuid, out StageDesk? desk)
                    ? WriteAsync<TPage>(context, $"/{name}/{uuid}", desk)
                    : NotFound.WriteAsync(context, stages)
        );

    /// <summary>The stage that pages without a stage of their own speak of: the open one, else the last that is not prepared.</summary>
    public static StageDesk Current(this StageDirectory stages) =>
        stages.All.FirstOrDefault(d => d.State == Contest.StageState.Open)
        ?? stages.All.LastOrDefault(d => d.State != Contest.StageState.Prepared)
        ?? stages.All[0];

    /// <summary>Answers with a public page; further parameters by name must follow from <paramref name="path"/>.</summary>
    public static Task WriteAsync<TPage>(
        HttpContext context,
        string path,
        StageDesk desk,
        params (string Name, object? Value)[] parameters
    )
        where TPage : IComponent
    {
        string language = Tongue.Of(context.Request);
        PageWriter writer = context.RequestServices.GetRequiredService<PageWriter>();
        return context
            .RequestServices.GetRequiredService<PublicPages>()
            .WriteAsync(
                context,
                path,
                language,
                () => writer.RenderAsync<TPage>([("Frame", PageFrame.Of(context, desk)), .. parameters])
            );
    }
}
