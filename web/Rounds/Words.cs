namespace ParticipatoryHub.Web.Rounds;

/// <summary>The names of an enum's values as the API spells them: the first letter small.</summary>
internal static class Words
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var name = value.ToString();
        return string.Concat(name[..1].ToLowerInvariant(), name.AsSpan(1));
    }
}
