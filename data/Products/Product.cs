namespace SalesAssistant.Data.Products;

/// <summary>Something we sell; everybody may see it.</summary>
public sealed class Product : Record
{
    /// <summary>Name.</summary>
    public required string Name { get; set; }

    /// <summary>English name.</summary>
    public string? NameEn { get; set; }

    /// <summary>Category.</summary>
    public string? Category { get; set; }

    /// <summary>List price per unit in fen.</summary>
    public long? ListPriceFen { get; set; }

    /// <summary>Unit, such as 套.</summary>
    public string? Unit { get; set; }
}
