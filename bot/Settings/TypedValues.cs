using System.ComponentModel;
using System.Reflection;

namespace SalesAssistant.Bot.Settings;

/// <summary>Values that are no number, time, choice or yes and no, where one is wanted.</summary>
internal static class TypedValues
{
    public static IReadOnlyList<string> Unreadable(IConfigurationSection section, Type type)
    {
        var faults = new Faults();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.CanWrite))
        {
            if (section[property.Name] is { Length: > 0 } value && Wanted(property.PropertyType) is { } wanted)
            {
                faults.When(!IsReadable(value, property.PropertyType), $"{section.Path}:{property.Name}", $"is '{value}'; it takes {wanted}.");
            }
        }

        return faults.Lines;
    }

    private static string? Wanted(Type type) =>
        type.IsEnum ? string.Join(", ", Enum.GetNames(type))
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(double) ? "a number"
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeOnly) ? "a time such as 08:30"
        : null;

    private static bool IsReadable(string value, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or OverflowException or NotSupportedException)   // the finding itself
        {
            return false;
        }
    }
}
