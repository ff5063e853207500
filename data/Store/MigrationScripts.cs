namespace SalesAssistant.Data.Store;

/// <summary>A numbered script of Store/Migrations/PROVIDER.</summary>
internal sealed record MigrationScript(int Version, string Name, string Sql)
{
    /// <summary>The scripts of a database, in order: 0001-initial.sql, 0002-… Each is applied once and never changed after a release.</summary>
    public static IReadOnlyList<MigrationScript> Of(StoreProvider provider)
    {
        var assembly = typeof(MigrationScript).Assembly;
        var marker = $".Store.Migrations.{provider.ToString().ToLowerInvariant()}.";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Contains(marker, StringComparison.Ordinal))
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);   // just listed
                    var file = name[(name.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..];
                    return new MigrationScript(int.Parse(file[..4]), file, reader.ReadToEnd());
                })
                .OrderBy(script => script.Version),
        ];
    }

    /// <summary>The version this build writes.</summary>
    public static int Newest(StoreProvider provider) => Of(provider)[^1].Version;
}
