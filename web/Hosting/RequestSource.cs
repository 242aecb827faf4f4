using System.Net.Sockets;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>Where a request comes from, for limits.</summary>
internal static class RequestSource
{
    /// <summary>The address. Whoever has one IPv6 address has the 2⁶⁴ of its network: they count as one.</summary>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "-",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        var address => address.ToString(),
    };
}
