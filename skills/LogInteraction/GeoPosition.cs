using System.Globalization;

namespace SalesAssistant.Skills.VisitNotes;

/// <summary>A place on the ground, degrees; both ends of a distance must come from the same kind of map.</summary>
public sealed record GeoPosition(double Latitude, double Longitude)
{
    private const double EarthRadius = 6_371_000;   // metres, mean

    /// <summary>Reads "latitude,longitude"; null when it is none.</summary>
    public static GeoPosition? Parse(string? text)
    {
        var parts = text?.Split(',');
        return parts is [var first, var second] && Degrees(first, 90) is { } latitude && Degrees(second, 180) is { } longitude ? new GeoPosition(latitude, longitude) : null;
    }

    /// <summary>Metres along the ground (haversine).</summary>
    public double To(GeoPosition other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (north, east) = (double.DegreesToRadians(other.Latitude - Latitude), double.DegreesToRadians(other.Longitude - Longitude));
        var chord = Math.Pow(Math.Sin(north / 2), 2) + (Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(other.Latitude)) * Math.Pow(Math.Sin(east / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(chord)));
    }

    /// <summary>"31.29901,120.58532": five places, about a metre.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.#####},{Longitude:0.#####}");

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}
