using System.Reflection;
using ExpertReview.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ExpertReview.Tests.Features.Accounts;

/// <summary>The table of access: as it is written, and as the product has it.</summary>
internal static class AccessTable
{
    private const string Anonymous = "anonymous";

    /// <summary>The written table; lines that begin with # and empty ones are for the reader.</summary>
    public static IReadOnlyList<AccessLine> Read() =>
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "ExpertReview.Tests", "Features", "Accounts", "access.txt"))
            .Where(line => line.Trim() is { Length: > 0 } text && text[0] != '#')
            .Select(AccessLine.Parse),
    ];

    /// <summary>Every route of the product, and every method that a browser can call on a hub.</summary>
    public static IReadOnlyList<AccessLine> Of(App app)
    {
        var endpoints = app.Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Distinct()
            .ToList();
        // While developing, ASP.NET Core adds this one for files made since the build; the fallback refuses it to everyone.
        endpoints.RemoveAll(endpoint => endpoint.RoutePattern.RawText == "{**path:file}");
        var assets = endpoints.Where(IsAsset).ToList();
        Assert.All(assets, asset => Assert.NotNull(asset.Metadata.GetMetadata<IAllowAnonymous>()));
        var hubs = endpoints.Select(endpoint => (Endpoint: endpoint, Hub: endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType))
            .Where(pair => pair.Hub is not null)
            .ToList();
        return
        [
            .. endpoints.Except(assets)
                .Where(endpoint => endpoint.Metadata.GetMetadata<HubMetadata>() is null
                    && endpoint.Metadata.GetMetadata<ISuppressMatchingMetadata>()?.SuppressMatching != true)
                .SelectMany(endpoint => Methods(endpoint).Select(method => new AccessLine(method, Route(endpoint), Policy(endpoint.Metadata)))),
            .. hubs.Where(pair => !Route(pair.Endpoint).EndsWith("/negotiate", StringComparison.Ordinal))
                .Select(pair => new AccessLine("HUB", Route(pair.Endpoint), Policy(pair.Endpoint.Metadata))),
            .. hubs.DistinctBy(pair => pair.Hub).SelectMany(pair => Calls(pair.Hub!, Policy(pair.Endpoint.Metadata))),
        ];
    }

    private static bool IsAsset(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private static IReadOnlyList<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"];

    private static string Route(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static IEnumerable<AccessLine> Calls(Type hub, string policyOfHub) => hub
        .GetMethods(BindingFlags.Public | BindingFlags.Instance)
        .Where(method => typeof(Hub).IsAssignableFrom(method.DeclaringType) && method.DeclaringType != typeof(Hub)
            && method.GetBaseDefinition().DeclaringType != typeof(Hub) && !method.IsSpecialName)
        .Select(method => new AccessLine("CALL", $"{hub.Name}.{method.Name}", Join(
            [.. policyOfHub.Split('+'), .. method.GetCustomAttributes<AuthorizeAttribute>().Select(attribute => attribute.Policy ?? "none")])));

    private static string Policy(EndpointMetadataCollection metadata) =>
        metadata.GetMetadata<IAllowAnonymous>() is not null
            ? Anonymous
            : Join(metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy ?? "none"));

    // Without any policy the fallback refuses everyone; the table calls that none, which no policy is named.
    private static string Join(IEnumerable<string> policies) =>
        policies.Distinct().Order(StringComparer.Ordinal).ToArray() is { Length: > 0 } names ? string.Join('+', names) : "none";
}
