using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ParticipatoryHub;

/// <summary>An amount in whole minor units (pence for GBP); stored and sent as that number.</summary>
[GenerateSerializer, Immutable, Alias("hub.Money"), JsonConverter(typeof(MoneyJson))]
public readonly record struct Money([property: Id(0)] long Pence) : IComparable<Money>
{
    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <inheritdoc />
    public int CompareTo(Money other) => Pence.CompareTo(other.Pence);

    /// <summary>Pounds with pence only where there are any: £1,250 or £1,250.50; another currency by its ISO 4217 code.</summary>
    public string In(string currency)
    {
        var amount = (Pence / 100m).ToString(Pence % 100 == 0 ? "N0" : "N2", CultureInfo.GetCultureInfo("en-GB"));
        return currency == "GBP" ? "£" + amount : amount + " " + currency;
    }

    /// <inheritdoc />
    public override string ToString() => In("GBP");

    public static Money operator +(Money left, Money right) => new(left.Pence + right.Pence);

    public static Money operator -(Money left, Money right) => new(left.Pence - right.Pence);

    public static bool operator <(Money left, Money right) => left.Pence < right.Pence;

    public static bool operator >(Money left, Money right) => left.Pence > right.Pence;

    public static bool operator <=(Money left, Money right) => left.Pence <= right.Pence;

    public static bool operator >=(Money left, Money right) => left.Pence >= right.Pence;

    private sealed class MoneyJson : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Pence);
    }
}
