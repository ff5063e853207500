using System.Text.Json.Serialization;
using SalesAssistant.Data;

namespace SalesAssistant.Skills;

/// <summary>What is said back, in blocks that know no card format; each door draws them its own way.</summary>
public sealed record Reply(IReadOnlyList<Block> Blocks)
{
    /// <summary>A reply of one text.</summary>
    public static Reply Of(string text) => new([new TextBlock(text)]);

    /// <summary>This reply with more blocks behind.</summary>
    public Reply With(params IEnumerable<Block> blocks) => new([.. Blocks, .. blocks]);
}

/// <summary>One piece of a reply.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "text")]
[JsonDerivedType(typeof(FieldsBlock), "fields")]
[JsonDerivedType(typeof(TableBlock), "table")]
[JsonDerivedType(typeof(ChartBlock), "chart")]
[JsonDerivedType(typeof(ListBlock), "list")]
[JsonDerivedType(typeof(FormBlock), "form")]
[JsonDerivedType(typeof(ActionsBlock), "actions")]
[JsonDerivedType(typeof(ReceiptBlock), "receipt")]
public abstract record Block;

/// <summary>Plain text; line breaks count. Tone: "normal", "good", "warning", "error", "muted", "title".</summary>
public sealed record TextBlock(string Text, string Tone = "normal") : Block;

/// <summary>Labelled values.</summary>
public sealed record FieldsBlock(string? Title, IReadOnlyList<FieldLine> Lines, RecordRef? Record = null) : Block;

/// <summary>A labelled value. Old: what it was, where it changes.</summary>
public sealed record FieldLine(string Label, string Value, string? Old = null, RecordRef? Record = null);

/// <summary>Rows and columns. Alignment by <see cref="TableColumn.IsNumber"/>.</summary>
public sealed record TableBlock(string? Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Block
{
    /// <summary>How many rows there are in all, when fewer are shown.</summary>
    public int? TotalRows { get; init; }

    /// <summary>Where the rest is: a path in the workspace.</summary>
    public string? MoreLink { get; init; }
}

public sealed record TableColumn(string Label, bool IsNumber = false);

/// <summary>One row; Record: what it is about, so that a door can link it.</summary>
public sealed record TableRow(IReadOnlyList<string> Cells, RecordRef? Record = null);

/// <summary>A chart as data. Kind: bar, line, pie, funnel.</summary>
public sealed record ChartBlock(string Kind, string Title, string Unit, IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series) : Block;

/// <summary>One value a label; null = no data.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>Things one below the other, each with its reason and its own buttons.</summary>
public sealed record ListBlock(string? Title, IReadOnlyList<ListItem> Items, bool IsNumbered = false) : Block;

public sealed record ListItem(string Title, string? Text, RecordRef? Record, IReadOnlyList<ReplyAction> Actions);

/// <summary>A proposal to look at, correct and save.</summary>
/// <param name="ProposalId">As text, because JavaScript numbers are too short for it.</param>
/// <param name="Version">The version shown; an edit must name it.</param>
/// <param name="State">pending, saved, discarded, superseded, expired, conflict.</param>
public sealed record FormBlock(string ProposalId, int Version, string State, string Title, IReadOnlyList<FormSection> Sections, IReadOnlyList<ReplyAction> Actions) : Block
{
    /// <summary>What is still asked for, at most three questions.</summary>
    public IReadOnlyList<string> Questions { get; init; } = [];
}

/// <summary>The fields of one record in a proposal. Operation: create, update, delete.</summary>
public sealed record FormSection(int Index, string Kind, string Operation, string Title, IReadOnlyList<FormField> Fields);

/// <summary>One editable field. Value is canonical text; Display is for reading; Words is what it came from; Old only where it changes a stored value.</summary>
/// <param name="Key">"sectionIndex.FieldName": the key of an edit.</param>
/// <param name="Input">text, longtext, choice, money, number, date, datetime, time, reference, flag.</param>
public sealed record FormField(string Key, string Label, string Input, string? Value, string Display, string? Old, string? Words, bool IsRequired, IReadOnlyList<FormOption> Options);

public sealed record FormOption(string Value, string Label);

/// <summary>Buttons.</summary>
public sealed record ActionsBlock(IReadOnlyList<ReplyAction> Actions) : Block;

/// <summary>A button. Kind: "say" sends <see cref="Payload"/> as text; "open" leads to a path in the workspace; "act" sends <see cref="Payload"/> (act and ids, such as "confirm:123:1") as a card action with <see cref="Nonce"/>, once.</summary>
public sealed record ReplyAction(string Label, string Kind, string Payload, bool IsPrimary = false)
{
    /// <summary>One-time token of an "act"; filled by the conversation engine when the reply is committed.</summary>
    public string? Nonce { get; init; }
}

/// <summary>Where a figure comes from: its definition, filter, row count, as-of time, and the rows behind it.</summary>
public sealed record ReceiptBlock(string Definition, IReadOnlyList<string> Filters, IReadOnlyList<string> Defaults, long RowCount, DateTime AsOf, string? Link) : Block;
