using System.Text.Json;

namespace SalesAssistant.Bot.Channels.Teams;

/// <summary>What our buttons send: payload "p", one-time token "n", and the inputs beside them. Everything in it can be made up by the sender; the engine decides what it may do.</summary>
internal static class CardData
{
    public const string Payload = "p";
    public const string Nonce = "n";
    private const int LongestKey = 200;
    private const int MostValues = 200;

    /// <summary>The press; null when it is none of ours.</summary>
    public static CardAction? ActionOf(JsonElement? data)
    {
        if (TeamsActivity.Text(data, Payload) is not { Length: > 0 and <= LongestKey } payload || TeamsActivity.Text(data, Nonce) is not { Length: > 0 and <= LongestKey } nonce)
        {
            return null;
        }

        // Inputs are named after fields ("0.Stage"); nothing else of the data is a value.
        var values = data!.Value.EnumerateObject()   // it has the two texts
            .Select(one => (Name: NameOf(one), one.Value))
            .Where(one => one.Name is { Length: > 1 and <= LongestKey } name && char.IsAsciiDigit(name[0]) && name.Contains('.') && one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Take(MostValues)
            .DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name!, one => one.Value.ValueKind == JsonValueKind.String ? TeamsActivity.Text(data, one.Name!) : one.Value.GetRawText());   // chosen for having a name
        return new CardAction(payload, nonce, values.Count == 0 ? null : values);
    }

    // Half a surrogate pair is no name; the fuzz test came upon it.
    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
