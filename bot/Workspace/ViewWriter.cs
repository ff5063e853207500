using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace SalesAssistant.Bot.Workspace;

/// <summary>Draws a view outside of a page: replies in the event stream, problems.</summary>
public sealed class ViewWriter(IRazorViewEngine views, ITempDataDictionaryFactory tempData, IModelMetadataProvider metadata)
{
    /// <summary>The HTML of <paramref name="view"/> (a path from the project's folder) with its model.</summary>
    public async Task<string> DrawAsync<T>(HttpContext http, string view, T model)
    {
        ArgumentNullException.ThrowIfNull(http);
        var found = views.GetView(null, view, isMainPage: false);
        if (!found.Success)
        {
            throw new InvalidOperationException($"{view} is missing.");
        }

        using var writer = new StringWriter();
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary<T>(metadata, new ModelStateDictionary()) { Model = model };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, tempData.GetTempData(http), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
