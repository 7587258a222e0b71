using Hustings.Server.Stages;
using Microsoft.AspNetCore.Components;

namespace Hustings.Server.Pages;

/// <summary>A page for one reader: rendered anew for each request, stored nowhere.</summary>
public static class PrivatePage
{
    public static async Task WriteAsync<TPage>(
        HttpContext context,
        StageDesk desk,
        params (string Name, object? Value)[] parameters
    )
        where TPage : IComponent
    {
        string html = await context
            .RequestServices.GetRequiredService<PageWriter>()
            .RenderAsync<TPage>([("Frame", PageFrame.Of(context, desk)), .. parameters])
            .ConfigureAwait(false);
        PageHeaders.Apply(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(html, context.RequestAborted).ConfigureAwait(false);
    }
}
