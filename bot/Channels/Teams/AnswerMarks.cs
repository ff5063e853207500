using System.Text.Json.Nodes;
using SalesAssistant.Bot.Workspace;
using SalesAssistant.Skills;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>What Teams shows around an answer: that a model had a hand in it, where its figures come from, and buttons to say whether it was good. Label and sources share one root entity; Teams refuses two.</summary>
internal static class AnswerMarks
{
    /// <summary>Type of the root entity.</summary>
    public const string Root = "https://schema.org/Message";

    /// <summary>Sources of one message.</summary>
    public const int MostSources = 20;

    /// <summary>Characters of a source's title.</summary>
    public const int LongestName = 80;

    /// <summary>Characters of a source's excerpt.</summary>
    public const int LongestAbstract = 160;

    /// <param name="sources">In the order of their numbers in the text, from 1.</param>
    /// <param name="publicUrl">Address of the workspace; null = sources without links.</param>
    public static void Put(JsonObject activity, bool isByModel, IReadOnlyList<ReceiptBlock> sources, string? publicUrl, bool takesFeedback)
    {
        if (takesFeedback)
        {
            activity["channelData"] = new JsonObject { ["feedbackLoop"] = new JsonObject { ["type"] = "default" } };
        }

        if (!isByModel && sources.Count == 0)
        {
            return;
        }

        var root = new JsonObject { ["type"] = Root, ["@type"] = "Message", ["@context"] = "https://schema.org", ["@id"] = "" };
        if (isByModel)
        {
            root["additionalType"] = new JsonArray("AIGeneratedContent");
        }

        if (sources.Count > 0)
        {
            root["citation"] = new JsonArray([.. sources.Take(MostSources).Select((source, index) => Claim(source, index + 1, publicUrl))]);
        }

        activity["entities"] = new JsonArray(root);
    }

    private static JsonObject Claim(ReceiptBlock source, int position, string? publicUrl)
    {
        var document = new JsonObject { ["@type"] = "DigitalDocument", ["name"] = TeamsRenderer.Cut(source.Definition, LongestName) };
        var basis = string.Join("; ", source.Filters.Concat(source.Defaults));
        if (basis.Length > 0)
        {
            document["abstract"] = TeamsRenderer.Cut(basis, LongestAbstract);
        }

        if (RecordLinks.Inside(source.Link) is { } path && publicUrl is { Length: > 0 })
        {
            document["url"] = publicUrl.TrimEnd('/') + path;
        }

        return new JsonObject { ["@type"] = "Claim", ["position"] = position, ["appearance"] = document };
    }
}
