using SalesAssistant.Data.Fields;

namespace SalesAssistant.Data.Metrics;

/// <summary>What people read for a group's key.</summary>
internal static class MetricLabels
{
    public static string Of(Dimension dimension, string key, string language)
    {
        if (MetricCatalogue.Default.ValueLabel(key, language) is { } derived)
        {
            return derived;
        }

        return ChoiceSet(dimension) is { } set && FieldCatalogue.Default.FindChoice(set, key) is { } choice ? choice.Label(language) : key;
    }

    public static RecordKind? Kind(Dimension dimension) => dimension switch
    {
        Dimension.Owner => RecordKind.User,
        Dimension.Team => RecordKind.Team,
        Dimension.Product => RecordKind.Product,
        Dimension.Customer => RecordKind.Customer,
        _ => null,
    };

    private static string? ChoiceSet(Dimension dimension) => dimension switch
    {
        Dimension.Stage => "stage",
        Dimension.Industry => "industry",
        Dimension.Source => "source",
        Dimension.Grade => "grade",
        Dimension.CompanySize => "company-size",
        Dimension.Channel => "channel",
        Dimension.ActivityType => "activity-type",
        Dimension.Sentiment => "sentiment",
        _ => null,
    };
}
