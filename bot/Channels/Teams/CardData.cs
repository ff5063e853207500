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
            .Where(one => one.Name.Length is > 1 and <= LongestKey && char.IsAsciiDigit(one.Name[0]) && one.Name.Contains('.') && one.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Take(MostValues)
            .DistinctBy(one => one.Name)
            .ToDictionary(one => one.Name, one => one.Value.ValueKind == JsonValueKind.String ? TeamsActivity.Text(data, one.Name) : one.Value.GetRawText());
        return new CardAction(payload, nonce, values.Count == 0 ? null : values);
    }
}
