using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace ExpertReview.Web.Hosting;

/// <summary>Finds a controller's views beside it: Features/{slice}/{view}.cshtml, then Features/Shared.</summary>
public sealed class SliceViews : IViewLocationExpander
{
    private const string Slice = "slice";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        string? space = (context.ActionContext.ActionDescriptor as ControllerActionDescriptor)?.ControllerTypeInfo.Namespace;
        context.Values[Slice] = space?[(space.LastIndexOf('.') + 1)..];
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        [$"/Features/{context.Values[Slice]}/{{0}}.cshtml", "/Features/Shared/{0}.cshtml"];
}
