using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Hustings.Server.Pages;

/// <summary>Turns a component into a page of HTML. Everything a component prints is encoded by the renderer.</summary>
public sealed class PageWriter(IServiceProvider services, ILoggerFactory logs)
{
    /// <summary>Renders a component whose parameters are given by name.</summary>
    public async Task<string> RenderAsync<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        var renderer = new HtmlRenderer(services, logs);
        await using (renderer.ConfigureAwait(false))
        {
            return await renderer
                .Dispatcher.InvokeAsync(async () =>
                {
                    var view = ParameterView.FromDictionary(
                        parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal)
                    );
                    var root = await renderer.RenderComponentAsync<TPage>(view).ConfigureAwait(true);
                    return root.ToHtmlString();
                })
                .ConfigureAwait(false);
        }
    }
}
