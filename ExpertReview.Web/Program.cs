foreach (var r in ExpertReview.Web.Features.Programs.BuiltInSchemes.All.Values)
    Console.WriteLine(r.Scheme + " " + r.Form.Fields.Count + " " + ExpertReview.Web.Features.Programs.RulesetJson.Hash(ExpertReview.Web.Features.Programs.RulesetJson.Write(r)));
Console.WriteLine(ExpertReview.Web.Features.Programs.Divisions.All.Count);
