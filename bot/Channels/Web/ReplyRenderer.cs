using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace SalesAssistant.Bot.Channels.Web;

/// <summary>Draws replies for the browser with the same partials, on the page and in the event stream.</summary>
public sealed class ReplyRenderer(IRazorViewEngine views, ITempDataDictionaryFactory tempData, IModelMetadataProvider metadata, IHttpContextAccessor accessor)
{
    private const string View = "/Workspace/Shared/_Reply.cshtml";

    /// <summary>The HTML of one reply.</summary>
    public async Task<string> DrawAsync(ShownReply reply)
    {
        var http = accessor.HttpContext ?? throw new InvalidOperationException("Replies are drawn inside a request.");
        var found = views.GetView(null, View, isMainPage: false);
        if (!found.Success)
        {
            throw new InvalidOperationException($"{View} is missing.");
        }

        using var writer = new StringWriter();
        var action = new Microsoft.AspNetCore.Mvc.ActionContext(http, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary<ShownReply>(metadata, new ModelStateDictionary()) { Model = reply };
        await found.View.RenderAsync(new ViewContext(action, found.View, data, tempData.GetTempData(http), writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
