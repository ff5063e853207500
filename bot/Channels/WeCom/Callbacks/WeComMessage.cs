using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SalesAssistant.Bot.Channels.WeCom.Callbacks;

/// <summary>What the door needs of a decrypted callback; unknown elements are ignored. Null = not there.</summary>
internal sealed record WeComMessage(WeComXml Xml)
{
    /// <summary>The company.</summary>
    public string? To => Xml["ToUserName"];

    /// <summary>The member who wrote or pressed, as the vendor writes the id; null for ids that no member has.</summary>
    public string? From => WeComPerson.IsUserId(Xml["FromUserName"]) ? Xml["FromUserName"] : null;

    public string? Agent => Xml["AgentID"];

    public string? Type => Xml["MsgType"];

    public string? Words => Xml["Content"];

    public string? MediaId => Xml["MediaId"];

    /// <summary>Name of a shared place.</summary>
    public string? Label => Xml["Label"];

    /// <summary>"latitude,longitude" of a shared place, as the vendor writes them.</summary>
    public string? Position => Xml["Location_X"] is { Length: > 0 } latitude && Xml["Location_Y"] is { Length: > 0 } longitude ? $"{latitude},{longitude}" : null;

    public string? Event => Xml["Event"];

    public string? EventKey => Xml["EventKey"];

    /// <summary>The member whose id is free again, in news of the address book; null for everything else.</summary>
    public string? Departed => this is { Type: "event", Event: "change_contact" } && (Xml["ChangeType"] == "delete_user" || (Xml["ChangeType"] == "update_user" && !string.IsNullOrEmpty(Xml["NewUserID"]))) && WeComPerson.IsUserId(Xml["UserID"]) ? Xml["UserID"] : null;

    /// <summary>Of the pressed card.</summary>
    public string? TaskId => Xml["TaskId"];

    /// <summary>Lets the pressed card be changed once. A secret.</summary>
    public string? ResponseCode => Xml["ResponseCode"];

    /// <summary>The instant the vendor says, in UTC.</summary>
    public DateTime? SentAt => long.TryParse(Xml["CreateTime"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800 ? DateTime.UnixEpoch.AddSeconds(seconds) : null;

    /// <summary>Chosen options of the pressed card by question; the first of each.</summary>
    public IReadOnlyDictionary<string, string> Selected => (Xml.Child("SelectedItems")?.Children ?? [])
        .Select(item => (Key: item["QuestionKey"], Value: item.Child("OptionIds")?.Children is [var first, ..] ? first.Text : null))
        .Where(pair => pair is { Key.Length: > 0, Value.Length: > 0 })
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key!, pair => pair.Value!);   // just looked at

    /// <summary>What a second delivery has again: the vendor's number, or for events all that tells two of them apart within a second. Null when there is neither.</summary>
    public string? Key => Type == "event"
        ? SentAt is null || Event is null ? null : $"event:{Xml["CreateTime"]}:{Event}:{Short($"{EventKey}\n{TaskId}")}"
        : Xml["MsgId"] is { Length: > 0 and <= 64 } id && id.All(char.IsAsciiLetterOrDigit) ? id : null;

    /// <summary>A short name for a long text.</summary>
    public static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
